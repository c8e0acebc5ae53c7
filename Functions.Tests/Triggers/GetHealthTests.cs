using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SocialFunnel.Hosting;
using SocialFunnel.Runs;
using SocialFunnel.Store;

namespace SocialFunnel.Triggers;

[Collection("azurite")]
public sealed class GetHealthTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Whatever_goes_wrong_with_storage_is_told_as_down()
    {
        await using var world = BareWorld.Create(azurite);
        world.Count.Before = (_, _) => throw new InvalidOperationException("no credential");

        var answer = await new GetHealth(world.Of<Tables>()).Run(new DefaultHttpContext().Request, CancellationToken.None);

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, Assert.IsType<JsonHttpResult<Health>>(answer).StatusCode);
    }

    [Fact]
    public async Task Without_the_key_of_customers_only_reading_files_is_impossible()
    {
        await using var world = BareWorld.Create(azurite, null, ("SocialFunnel:CustomerKey", ""));
        await world.Put("acme", BrandFolder.Settings());

        var pull = Assert.Single(await world.OpenNights());
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Deliver(pull));

        Assert.Contains("SocialFunnel:CustomerKey", failed.Message, StringComparison.Ordinal);
    }
}
