using CsCheck;

namespace SocialFunnel.Analysis.Channels;

public sealed class ChannelClassifierTests
{
    public static TheoryData<string, string, string> Golden()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var golden in GoldenCases.All)
        {
            data.Add(golden.Url, golden.Referrer, golden.Expected.ToString());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Golden))]
    public void A_visit_belongs_to_the_channel_that_anybody_would_name(string url, string referrer, string expected) =>
        Assert.Equal(expected, Classify(new ChannelVisit { LandingUrl = url, Referrer = referrer }).ToString());

    [Fact]
    public void The_golden_table_is_a_large_one() => Assert.True(GoldenCases.All.Count >= 150, $"{GoldenCases.All.Count} cases.");

    [Fact]
    public void No_text_whatever_makes_it_throw() =>
        Gen.Select(Anything, Anything, Anything, Anything, Anything).Sample((url, referrer, source, medium, answer) =>
        {
            var match = Classify(new ChannelVisit
            {
                LandingUrl = url,
                Referrer = referrer,
                UtmSource = source,
                UtmMedium = medium,
                UtmCampaign = answer,
                ClickIds = [source],
                DiscountCodes = [answer],
                SelfReported = answer,
            });
            Assert.NotEmpty(match.Channel);
            Assert.DoesNotContain(match.Channel, char.IsControl);
            Assert.NotEmpty(match.Rule);
        });

    [Fact]
    public void Capitals_change_nothing() => Assert.All(
        GoldenCases.All.Where(golden => !golden.Url.Contains("%25", StringComparison.Ordinal)),
        golden => Assert.Equal(golden.Expected, Classify(new ChannelVisit { LandingUrl = golden.Url.ToUpperInvariant(), Referrer = golden.Referrer.ToUpperInvariant() })));

    [Fact]
    public void Only_a_platform_that_was_given_evidence_for_can_be_paid() =>
        // A server of advertisements is evidence by itself, whatever a tag says in another case of the table.
        Gen.Select(Choice(GoldenCases.All.Select(golden => golden.Referrer).Where(referrer => Classify(new ChannelVisit { Referrer = referrer }).Paid != PaidEvidence.Paid).ToArray()), Choice("", "?fbclid=1", "?igshid=1", "?epik=1", "?x=gclid"))
            .Sample((referrer, query) => Classify(new ChannelVisit { LandingUrl = "https://acme.example/" + query, Referrer = referrer }).Paid != PaidEvidence.Paid);

    [Fact]
    public void Tags_known_apart_from_the_address_count_before_those_in_it()
    {
        var match = Classify(new ChannelVisit { LandingUrl = "https://acme.example/?utm_source=x", UtmSource = "linkedin" });

        Assert.Equal("linkedin", match.Channel);
    }

    [Fact]
    public void A_touch_that_was_stored_without_its_addresses_is_told_the_same()
    {
        var touch = new TouchReading
        {
            Day = new DateOnly(2026, 1, 5),
            Source = "shop",
            RetrievedAt = DateTimeOffset.UnixEpoch,
            JourneyId = "j",
            At = DateTimeOffset.UnixEpoch,
            ReferrerHost = "www.linkedin.com",
            ClickId = "li_fat_id",
        };

        Assert.Equal(new ChannelMatch("linkedin", "social", PaidEvidence.Paid, "click-id"), Classify(ChannelVisit.Of(touch)));
    }

    [Fact]
    public void The_brands_own_domains_and_all_below_them_take_no_credit()
    {
        var settings = new ChannelSettings(ownDomains: ["https://www.acme.example/shop", "acme-booking.example"]);

        Assert.Equal("own-referrer", ChannelClassifier.Classify(new ChannelVisit { Referrer = "https://pay.acme-booking.example/" }, settings).Rule);
        Assert.Equal("own-referrer", ChannelClassifier.Classify(new ChannelVisit { Referrer = "acme.example" }, settings).Rule);
        Assert.Equal("unlisted-referrer", ChannelClassifier.Classify(new ChannelVisit { Referrer = "notacme.example" }, settings).Rule);
    }

    [Theory]
    [InlineData("spring10", null, "linkedin", "discount-code")]
    [InlineData(" SPRING10 ", "Instagram", "linkedin", "discount-code")]
    [InlineData("OTHER", "Instagram", "instagram", "self-reported")]
    [InlineData("OTHER", "dunno", "direct", "direct")]
    public void Codes_and_answers_speak_where_the_visit_is_silent(string code, string? answer, string channel, string rule)
    {
        var settings = new ChannelSettings(discountCodes: new Dictionary<string, Platform> { ["Spring10"] = Platform.Parse("linkedin") });
        var silent = new ChannelVisit { DiscountCodes = [code], SelfReported = answer };

        var match = ChannelClassifier.Classify(silent, settings);
        var tracked = ChannelClassifier.Classify(silent with { Referrer = "https://t.co/x" }, settings);

        Assert.Equal((channel, rule), (match.Channel, match.Rule));
        Assert.Equal("x", tracked.Channel);
    }

    [Fact]
    public void Codes_of_two_platforms_on_one_order_contradict_each_other()
    {
        var settings = new ChannelSettings(discountCodes: new Dictionary<string, Platform> { ["A"] = Platform.Parse("linkedin"), ["B"] = Platform.Parse("x") });

        Assert.Null(ChannelClassifier.FromOrder(new ChannelVisit { DiscountCodes = ["a", "b"] }, settings));
    }

    [Theory]
    [InlineData("LinkedIn", "linkedin")]
    [InlineData("I saw your post on LinkedIn!", "linkedin")]
    [InlineData("insta", "instagram")]
    [InlineData("Saw it on X", "x")]
    [InlineData("X (formerly Twitter)", "x")]
    [InlineData("Googled it", "google")]
    [InlineData("a friend", "word-of-mouth")]
    [InlineData("Empfehlung einer Freundin", "word-of-mouth")]
    [InlineData("A colleague shared it on Mastodon", "mastodon")]
    [InlineData("ChatGPT", "chatgpt")]
    [InlineData("your newsletter", "email")]
    [InlineData("LinkedIn or Facebook, not sure", null)]
    [InlineData("can't remember", null)]
    [InlineData("a large online shop", null)]
    [InlineData("", null)]
    public void An_answer_names_a_channel_or_none(string answer, string? channel) =>
        Assert.Equal(channel, ChannelClassifier.FromOrder(new ChannelVisit { SelfReported = answer }, ChannelSettings.Default)?.Channel);

    private static Gen<string> Anything => Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["abx.:/?#@%\\[]&=-_ \u0000\u00fc\ud800\u0130"], 0, 40],
        Choice(GoldenCases.All.SelectMany(golden => new[] { golden.Url, golden.Referrer }).ToArray()),
        Gen.Select(Choice("https://", "android-app://", "//", "https://xn--"), Gen.String, (scheme, rest) => scheme + rest));

    private static Gen<string> Choice(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static ChannelMatch Classify(ChannelVisit visit) => ChannelClassifier.Classify(visit, ChannelSettings.Default);
}
