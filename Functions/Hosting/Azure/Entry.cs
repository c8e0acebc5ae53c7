using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace SocialFunnel.Hosting;

/// <summary>Entry of the azure flavour: an isolated worker of the Functions host.</summary>
internal static class Entry
{
    public static async Task<int> Run(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.AddTelemetry();
        builder.Services.AddSocialFunnel(builder.Configuration);
        try
        {
            await builder.Build().RunAsync();
            return 0;
        }
        catch (OptionsValidationException fault)
        {
            // The Functions host logs no more than that the worker gave up.
            foreach (var failure in fault.Failures)
                await Console.Error.WriteLineAsync(failure);
            throw;
        }
    }
}
