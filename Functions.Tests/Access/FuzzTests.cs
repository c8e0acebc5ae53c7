using System.Net.Http;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;

namespace SocialFunnel.Access;

/// <summary>Some thousands of random requests, always the same ones. A hundred thousand others: the benchmark <c>fuzz</c>.</summary>
[Collection("azurite")]
public sealed class FuzzTests(AzuriteFixture azurite)
{
    private const int Requests = 3000;

    [Fact]
    public async Task No_request_makes_the_program_fail_or_tell_what_it_must_not()
    {
        await using var world = await LiveWorld.Start(azurite);
        var keys = new List<string> { world.Http.DefaultRequestHeaders.GetValues("x-functions-key").Single() };
        foreach (var brand in new[] { "acme", "other" })
        {
            world.Files.WriteSmallMonth(brand);
            await world.Put(brand, BrandFolder.Settings());
            keys.Add((await world.Of<KeyStore>().Create(brand, "of a test", Permission.Read, null, default))!.Key);
            keys.Add((await world.Of<KeyStore>().Create(brand, "of a test", Permission.Write, null, default))!.Key);
        }

        await world.Night("acme", new(2026, 11, 23));
        var (fuzzer, answers, statuses) = (new RequestFuzzer(20261123, world.Http.BaseAddress!, ["acme", "other"], [.. keys]), new FuzzedAnswer(keys), new Dictionary<int, int>());
        using var client = world.Stranger();
        var faults = new List<string>();
        for (var i = 0; i < Requests; i++)
        {
            using var request = fuzzer.Next();
            var asked = $"{i}: {request.Method} {request.RequestUri!.OriginalString[..Math.Min(200, request.RequestUri.OriginalString.Length)]}";
            try
            {
                using var answer = await client.SendAsync(request);
                statuses[(int)answer.StatusCode] = statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
                if (await answers.Fault(answer) is { } fault)
                {
                    faults.Add($"{asked} {fault}");
                }
            }
            catch (HttpRequestException refused) when (refused.InnerException is System.IO.IOException or System.Net.Sockets.SocketException)
            {
                // The connection was closed upon a request that is none.
                statuses[0] = statuses.GetValueOrDefault(0) + 1;
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
        Assert.True(statuses.Keys.Count > 6 && statuses.GetValueOrDefault(200) > Requests / 50, string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} × {status.Key}")));
    }
}
