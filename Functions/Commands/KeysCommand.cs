using System.CommandLine;
using System.Globalization;
using System.IO;
using SocialFunnel.Access;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Store;

namespace SocialFunnel.Commands;

/// <summary>Makes, lists, replaces and revokes keys of a brand, straight in the storage of the settings.</summary>
public static class KeysCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() => new("keys", "Keys that open one brand, for reading or for writing. The key itself is shown once.")
    {
        Make(),
        List(),
        Revoke(),
        Rotate(),
    };

    private static Command Make()
    {
        var (brand, set) = (Brand(), Settings());
        var label = new Option<string>("--label") { Description = "What it is for, such as \"Power BI\".", Required = true };
        var write = new Option<bool>("--write") { Description = "Also lets its holder tell hours and numbers, start runs and give out links. Default: read only." };
        var days = new Option<int?>("--days") { Description = "After this many days it opens nothing. Default: no end." };
        var command = new Command("create", "Make a key, and show it.") { brand, label, write, days, set };
        command.SetAction((result, stop) => With(result, set, async (services, output, error) =>
        {
            var (id, faults) = (result.GetValue(brand)!, new List<Fault>());
            var wanted = new KeyRequests.NewKey(result.GetValue(label), result.GetValue(write) ? Permission.Write : Permission.Read, result.GetValue(days));
            if (!KeyRequests.IsValid(wanted, faults))
            {
                await error.WriteLineAsync(string.Join('\n', faults));
                return 1;
            }

            // The settings may be invalid and the brand still be there.
            if (await services.GetRequiredService<BrandStore>().Settings(id, stop) is null)
            {
                await error.WriteLineAsync($"There is no brand '{BrandId.Shown(id)}'.");
                return 1;
            }

            var made = await services.GetRequiredService<KeyStore>().Create(id, wanted.Label!.Trim(), wanted.Permission!.Value, wanted.Days is { } some ? TimeSpan.FromDays(some) : null, stop);
            return made is null ? await Fail(error, $"Brand '{id}' has as many keys as it may have: revoke one.") : await Show(made, output, error);
        }, stop));
        return command;
    }

    private static Command List()
    {
        var (brand, set) = (Brand(), Settings());
        var command = new Command("list", "List the keys of a brand, without the keys themselves.") { brand, set };
        command.SetAction((result, stop) => With(result, set, async (services, output, _) =>
        {
            foreach (var key in await services.GetRequiredService<KeyStore>().List(result.GetValue(brand)!, stop))
            {
                await output.WriteLineAsync(Line(key));
            }

            return 0;
        }, stop));
        return command;
    }

    private static Command Revoke()
    {
        var (brand, key, set) = (Brand(), Key(), Settings());
        var command = new Command("revoke", "Take a key away, at once.") { brand, key, set };
        command.SetAction((result, stop) => With(result, set, async (services, _, error) =>
            await services.GetRequiredService<KeyStore>().Revoke(result.GetValue(brand)!, result.GetValue(key)!, stop) ? 0 : await NoKey(error), stop));
        return command;
    }

    private static Command Rotate()
    {
        var (brand, key, set) = (Brand(), Key(), Settings());
        var overlap = new Option<double>("--overlap-hours") { Description = "How long the key before opens too, 0 to 168. Default: 24.", DefaultValueFactory = _ => 24 };
        overlap.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= KeyRequests.MostOverlapHours))
            {
                result.AddError($"--overlap-hours is 0 to {KeyRequests.MostOverlapHours}.");
            }
        });
        var command = new Command("rotate", "Replace a key by another of the same name, and show it.") { brand, key, overlap, set };
        command.SetAction((result, stop) => With(result, set, async (services, output, error) =>
            await services.GetRequiredService<KeyStore>().Rotate(result.GetValue(brand)!, result.GetValue(key)!, TimeSpan.FromHours(result.GetValue(overlap)), stop) is { } made
                ? await Show(made, output, error)
                : await NoKey(error), stop));
        return command;
    }

    private static async Task<int> With(ParseResult result, Option<string[]> set, Func<IServiceProvider, TextWriter, TextWriter, Task<int>> act, CancellationToken stop)
    {
        var settings = (result.GetValue(set) ?? []).Select(setting => setting.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair.ElementAtOrDefault(1)));
        var configuration = LocalConfiguration.Create(settings);
        await using var host = LocalHost.Build(configuration);
        await using var storage = await ConsoleProgress.ShowAsync(progress => LocalStorage.EnsureAsync(configuration, progress, stop));
        return await act(host.Services, result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
    }

    private static async Task<int> Show(MadeKey made, TextWriter output, TextWriter error)
    {
        await output.WriteLineAsync(made.Key);
        await error.WriteLineAsync($"{Line(made.About)}\nThis key is shown once and stored nowhere. Send it in the header {Callers.Header}.");
        return 0;
    }

    private static string Line(BrandKey key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key.Id}  …{key.LastFour}  {key.Permission.ToString().ToLowerInvariant(),-5}  {(key.ExpiresAt is { } end ? $"until {end:yyyy-MM-dd HH:mm} UTC" : "no end")}  {key.Label}");

    private static Task<int> NoKey(TextWriter error) => Fail(error, "There is no such key: 'keys list BRAND' shows what there is.");

    private static async Task<int> Fail(TextWriter error, string message)
    {
        await error.WriteLineAsync(message);
        return 1;
    }

    private static Argument<string> Brand() => new("brand") { Description = "Id of the brand." };

    private static Argument<string> Key() => new("key") { Description = "Id of the key, as 'keys list' shows it." };

    private static Option<string[]> Settings() => new("--set") { Description = "A setting as Name=Value, such as AzureWebJobsStorage=…. May be given several times." };
}
