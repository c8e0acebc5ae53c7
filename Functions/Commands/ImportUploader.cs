using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using SocialFunnel.Hosting;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Reports;
using SocialFunnel.Sources.Exports;

namespace SocialFunnel.Commands;

/// <summary>Sends a file to this program's own address, as anybody would, and waits until it was read.</summary>
internal static class ImportUploader
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private static readonly JsonSerializerOptions Read = Json.Create();

    /// <summary>Stores a file for a brand.</summary>
    /// <param name="file">The file; its time of change is how old its readings are.</param>
    /// <param name="brand">The brand's id.</param>
    /// <param name="said">What the file cannot say.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="FormatException">It was not accepted; the message says why.</exception>
    public static async Task<ImportStatus> Store(ExportFile file, string brand, IReadOnlyDictionary<string, string?> said, CancellationToken stop)
    {
        var configuration = LocalConfiguration.Create();
        await using var host = LocalHost.Build(configuration, urls: ["http://127.0.0.1:0"]);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        foreach (var fault in (await host.Services.GetRequiredService<BrandFiles>().Store(stop)).Faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        await host.StartAsync(stop);
        using var client = host.CreateClient(host.FunctionKey);
        var fields = said.Append(new("name", file.Name)).Append(new("retrieved", file.LastModified.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value ?? "")}"));
        using var content = new StreamContent(await file.Open(stop));
        var answer = await client.PostAsync(new Uri($"/api/brands/{Uri.EscapeDataString(brand)}/imports?{query}", UriKind.Relative), content, stop);
        if (!answer.IsSuccessStatusCode)
        {
            throw new FormatException(await Reason(answer, stop));
        }

        while (true)
        {
            var status = await client.GetFromJsonAsync<ImportStatus>(answer.Headers.Location, Read, stop);
            if (status!.State != ImportState.Received)
            {
                return status;
            }

            await Task.Delay(Between, stop);
        }
    }

    private static async Task<string> Reason(HttpResponseMessage answer, CancellationToken stop)
    {
        var problem = await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Http.HttpValidationProblemDetails>(stop);
        var faults = problem?.Errors.SelectMany(field => field.Value.Select(fault => $"{field.Key}: {fault}")) ?? [];
        return problem?.Detail ?? string.Join(Environment.NewLine, faults.Prepend(problem?.Title ?? $"The file was not accepted: {(int)answer.StatusCode}."));
    }
}
