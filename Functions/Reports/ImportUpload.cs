using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SocialFunnel.Sources.Exports;
using SocialFunnel.Store;

namespace SocialFunnel.Reports;

/// <summary>
/// Takes a file from a request, streamed into the store: as the body itself, or as the file of a form (<c>multipart/form-data</c>). What the file cannot say stands
/// in the address or in the form's fields.
/// </summary>
public sealed class ImportUpload(ImportStore imports, TimeProvider clock)
{
    /// <summary>Largest file; the platform takes no longer request.</summary>
    public const int MostBytes = 100 * 1024 * 1024;

    private const int MostFieldCharacters = 1_000;
    private const int MostFields = 20;
    private const int LongestName = 200;

    /// <summary>Takes the file; an answer of 202 and the import, or a problem and null.</summary>
    public async Task<(IResult Answer, Import? Import)> Take(HttpRequest request, Brand brand, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
        var fields = request.Query.Where(field => field.Key != "code").ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes + (1024 * 1024);
        }

        var isKept = false;
        try
        {
            var length = await Store(request, brand.Id, id, fields, cancellation);
            var problem = length is null ? Problem.Invalid("There is no file.", [new Fault("file", "is missing: send the file as the body, or as a file of multipart/form-data.")])
                : length == 0 ? Problem.Invalid("The file is empty.", [new Fault("file", "has no content.")])
                : (IResult?)null;
            var (import, faults) = Build(brand.Id, id, now, length ?? 0, fields);
            problem ??= faults.Count > 0 ? Problem.Invalid("The file cannot be taken.", faults) : null;
            if (problem is not null)
            {
                return (problem, null);
            }

            await imports.Save(import, cancellation);
            isKept = true;
            return (TypedResults.Accepted($"{request.PathBase}{request.Path}/{id}", ImportStatus.Of(import)), import);
        }
        catch (Exception tooLarge) when (tooLarge is BoundedStreamException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return (Problem.TooLarge($"A file may have {MostBytes / (1024 * 1024)} MB here. Put a larger one into the brand's folder or container, where CSV may have any size."), null);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            return (Problem.Invalid("The form cannot be read.", [new Fault("body", "is no valid multipart/form-data, or ended early.")]), null);
        }
        finally
        {
            if (!isKept)
            {
                await imports.DeleteFile(brand.Id, id, CancellationToken.None);
            }
        }
    }

    // The length of the file; null when there is none.
    private async Task<long?> Store(HttpRequest request, string brand, string id, Dictionary<string, string> fields, CancellationToken cancellation)
    {
        if (request.ContentLength > MostBytes + (1024 * 1024))
        {
            throw new BoundedStreamException("too large");
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return await Upload(request.Body, brand, id, cancellation);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new InvalidDataException("The boundary is missing.");
        }

        long? length = null;
        var reader = new MultipartReader(boundary, request.Body);
        for (var sections = 0; sections < MostFields && await reader.ReadNextSectionAsync(cancellation) is { } section; sections++)
        {
            if (section.AsFileSection() is { FileStream: { } content } file && length is null)
            {
                fields.TryAdd("name", file.FileName);
                length = await Upload(content, brand, id, cancellation);
            }
            else if (section.AsFormDataSection() is { } field)
            {
                var value = await field.GetValueAsync(cancellation);
                fields[field.Name] = value.Length <= MostFieldCharacters ? value : throw new InvalidDataException("A field is too long.");
            }
        }

        return length;
    }

    private async Task<long> Upload(Stream content, string brand, string id, CancellationToken cancellation)
    {
        var bounded = new BoundedStream(content, MostBytes);
        await imports.Upload(brand, id, bounded, cancellation);
        return bounded.Position;
    }

    private static (Import Import, List<Fault> Faults) Build(string brand, string id, DateTimeOffset now, long length, Dictionary<string, string> fields)
    {
        var faults = new List<Fault>();
        var said = new Dictionary<string, string?>(StringComparer.Ordinal);
        var retrieved = now;
        foreach (var (name, value) in fields.Where(field => field.Key != "name" && field.Value.Length > 0))
        {
            if (name == "retrieved")
            {
                if (!DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out retrieved) || retrieved > now.AddMinutes(5) || retrieved.Year < 1990)
                {
                    faults.Add(new Fault(name, $"'{BrandId.Shown(value)}' is no time in the past: write it as 2026-11-23T14:05:00Z, or leave it out."));
                }

                continue;
            }

            new ExportAnswers().With(name, value, out var fault);
            if (fault is null)
            {
                said[name] = value;
            }
            else
            {
                faults.Add(new Fault(ExportAnswers.Known.ContainsKey(name) ? name : "fields", fault));
            }
        }

        return (new Import { Brand = brand, Id = id, File = FileName(fields), Bytes = length, ReceivedAt = now, RetrievedAt = retrieved < now ? retrieved : now, Said = said }, faults);
    }

    // A name is shown and searched for a year, and never opened.
    private static string FileName(Dictionary<string, string> fields)
    {
        var name = fields.GetValueOrDefault("name", "").Split('/', '\\')[^1];
        var clean = PersonalData.Without(new string([.. name.Where(c => !char.IsControl(c))]).Trim());
        return clean.Length == 0 ? "upload" : ExportRow.Shortened(clean, LongestName);
    }
}
