using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly.Timeout;
using SocialFunnel.Outbound;

namespace SocialFunnel.Sources.Http;

/// <summary>Asks vendors. Whatever goes wrong comes out as a <see cref="VendorException"/> of one of its kinds, and no secret with it.</summary>
public sealed class VendorClient(IHttpClientFactory clients, TimeProvider time)
{
    private const int LongestWords = 300;

    // What is shorter, such as the version of an interface, opens nothing.
    private const int ShortestSecret = 8;

    /// <summary>Asks for JSON.</summary>
    /// <exception cref="VendorException">There is none to be had.</exception>
    public async Task<T> Json<T>(Vendor vendor, VendorRequest request, CancellationToken cancellation)
        where T : class => Read<T>(vendor, await Send(vendor, request, cancellation));

    /// <summary>Reads an answer as JSON.</summary>
    /// <exception cref="VendorException">It is none.</exception>
    public static T Read<T>(Vendor vendor, VendorAnswer answer)
        where T : class
    {
        if (!answer.ContentType.Contains("json", StringComparison.Ordinal))
        {
            throw vendor.Error(VendorErrorKind.Transient, $"it answers {(answer.ContentType.Length == 0 ? "something without a type" : answer.ContentType)} instead of JSON");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(answer.Body, VendorJson.Options) ?? throw vendor.Error(VendorErrorKind.Transient, "its answer is empty");
        }
        catch (JsonException fault)
        {
            // The serializer's own message may hold values.
            throw vendor.Error(VendorErrorKind.Transient, $"its JSON cannot be read at {fault.Path ?? "its end"}");
        }
    }

    /// <summary>Asks for anything; gives successes only, and 404 where the request says that it may be.</summary>
    /// <exception cref="VendorException">There is none to be had.</exception>
    public async Task<VendorAnswer> Send(Vendor vendor, VendorRequest request, CancellationToken cancellation)
    {
        var answer = await Ask(vendor, request, cancellation);
        if (RateLimits.Remaining(answer) is { } remaining)
        {
            Telemetry.QuotaLeft(vendor.Type, "requests", remaining);
        }

        if (request.MayBeMissing && answer.Status is HttpStatusCode.NotFound)
        {
            return answer;
        }

        var fault = vendor.Classify(answer) ?? ByStatus(answer);
        if (fault is null)
        {
            return answer;
        }

        var until = fault.Kind is VendorErrorKind.Throttled or VendorErrorKind.QuotaGone ? fault.Until ?? RateLimits.Until(answer, time.GetUtcNow()) : (DateTimeOffset?)null;
        throw vendor.Error(fault.Kind, Clean(fault.Says ?? $"HTTP {(int)answer.Status}", request), until);
    }

    private async Task<VendorAnswer> Ask(Vendor vendor, VendorRequest request, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(OutboundServices.ClientName);
        using var message = Message(vendor, request);
        try
        {
            using var answer = await client.SendAsync(message, cancellation);
            return new VendorAnswer(answer, await answer.Content.ReadAsByteArrayAsync(cancellation));
        }
        catch (Exception refused) when (refused is OutboundException || refused.InnerException is OutboundException)
        {
            throw new VendorException(VendorErrorKind.BadRequest, (refused as OutboundException ?? refused.InnerException!).Message);
        }
        catch (Exception late) when (late is TimeoutRejectedException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw vendor.Error(VendorErrorKind.Transient, "it does not answer in time", inner: late);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw vendor.Error(VendorErrorKind.Transient, $"the connection failed: {(broken as HttpRequestException)?.HttpRequestError.ToString() ?? "it ended early"}", inner: broken);
        }
    }

    private static HttpRequestMessage Message(Vendor vendor, VendorRequest request)
    {
        var address = new Uri(vendor.Address, request.Path);
        if ((address.Scheme, address.IdnHost, address.Port) != (vendor.Address.Scheme, vendor.Address.IdnHost, vendor.Address.Port))
        {
            throw vendor.Error(VendorErrorKind.BadRequest, $"its answer leads to {address.IdnHost}, which is not asked");
        }

        var message = new HttpRequestMessage(request.Method, address) { Content = request.Body?.Invoke() };
        message.Headers.Accept.ParseAdd(request.Accept);
        message.Headers.Authorization = request.Bearer is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.Add(name, value);
        }

        message.Options.Set(OutboundRequest.ChosenByBrand, vendor.ChosenByBrand);
        message.Options.Set(OutboundRequest.Once, request.Once);
        return message;
    }

    private static VendorFault? ByStatus(VendorAnswer answer) => answer.Status switch
    {
        _ when answer.IsSuccess => null,
        HttpStatusCode.Unauthorized => new(VendorErrorKind.Reauthorise, answer.Says),
        HttpStatusCode.Forbidden => new(VendorErrorKind.PermissionMissing, answer.Says),
        HttpStatusCode.TooManyRequests => new(VendorErrorKind.Throttled, answer.Says),
        HttpStatusCode.ServiceUnavailable when answer.Header("Retry-After") is not null => new(VendorErrorKind.Throttled, answer.Says),
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => new(VendorErrorKind.Transient, answer.Says),
        _ => new(VendorErrorKind.BadRequest, answer.Says is { } says ? $"HTTP {(int)answer.Status}: {says}" : null),
    };

    // Some vendors repeat the token in their error.
    private static string Clean(string says, VendorRequest request)
    {
        var secrets = request.Headers.Values.Concat(request.Secrets).Append(request.Bearer).OfType<string>().Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length);
        var clean = secrets.Aggregate(says, (text, secret) => text.Replace(secret, "…", StringComparison.Ordinal));
        clean = new string([.. clean.Select(c => char.IsControl(c) ? ' ' : c)]);
        return clean.Length <= LongestWords ? clean : clean[..LongestWords] + "…";
    }
}
