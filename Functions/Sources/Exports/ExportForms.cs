namespace SocialFunnel.Sources.Exports;

/// <summary>The forms, alphabetical, and how a table finds its own.</summary>
internal static class ExportForms
{
    /// <summary>Our own forms, which anybody can write by hand: <c>docs/csv.md</c>.</summary>
    public static IReadOnlyList<ExportForm> Own { get; } =
        [new DailyMetricsForm(), new EffortForm(), new OrdersForm(), new PostsForm(), new PresenceForm(), new RefundsForm(), new TouchesForm()];

    /// <summary>Forms of vendors' own downloads: <c>docs/exports.md</c>.</summary>
    public static IReadOnlyList<VendorForm> Vendors { get; } =
    [
        new EtsyItemsForm(),
        new EtsyOrdersForm(),
        new Ga4OtherForm(),
        new Ga4TrafficForm(),
        new LinkedInCreatorFollowersForm(),
        new LinkedInDemographicsForm(),
        new LinkedInDiscoveryForm(),
        new LinkedInEngagementForm(),
        new LinkedInPageAudienceForm(),
        new LinkedInPageContentForm(),
        new LinkedInPageFollowersForm(),
        new LinkedInPagePostsForm(),
        new LinkedInPageVisitorsForm(),
        new LinkedInTopPostsForm(),
        new MetaDailyForm(),
        new MetaFacebookPostsForm(),
        new MetaInstagramPostsForm(),
        new PayPalActivityForm(),
        new ShopifyOrdersForm(),
        new StripePaymentsForm(),
        new TikTokBusinessForm(),
        new TikTokFollowersForm(),
        new TikTokOverviewForm(),
        new UniversalAnalyticsDaysForm(),
        new UniversalAnalyticsTransactionsForm(),
        new WooCommerceAnalyticsForm(),
        new WooCommerceOrdersForm(),
        new XContentForm(),
        new XDailyForm(),
        new XOverviewForm(),
        new XTweetsForm(),
        new YouTubeChartForm(),
        new YouTubeDailyForm(),
        new YouTubeTableForm(),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExportForm> Every { get; } = [.. Own, .. Vendors];

    /// <summary>The form of a table and its columns: of those that fit, the one that leaves the fewest columns unread; null when none fits.</summary>
    public static (ExportForm Form, ExportHeader Header)? Of(TableHead head)
    {
        (ExportForm Form, ExportHeader Header)? best = null;
        var fewest = int.MaxValue;
        foreach (var form in Every)
        {
            var header = form.Aliases is { } aliases ? new ExportHeader(head.Cells, aliases) : head.Plain;
            if (form.Fits(head, header) && Unread(form, header).Count() is var unread && unread < fewest)
            {
                (best, fewest) = ((form, header), unread);
            }
        }

        return best;
    }

    /// <summary>The first table in some rows that is known.</summary>
    public static ExportTable? FirstTable(IReadOnlyList<string[]> rows)
    {
        var titles = new List<string[]>();
        foreach (var (line, cells) in rows.Index().Where(row => !Array.TrueForAll(row.Item, string.IsNullOrWhiteSpace) && !TextDialect.IsSeparatorLine(row.Item)))
        {
            var head = new TableHead([.. titles], cells);
            if (Of(head) is var (form, header))
            {
                return new ExportTable(form, head, header, line + 1);
            }

            titles.Add(cells);
        }

        return null;
    }

    /// <summary>Columns of a table that a form does not know.</summary>
    public static IEnumerable<string> Unread(ExportForm form, ExportHeader header) => header.Names.Where(column => !form.Knows(column));

    /// <summary>Why a table is none of them: the nearest form, and what differs.</summary>
    public static string WhyNone(ExportHeader plain)
    {
        var nearest = Every.MaxBy(form => Likeness(form, plain))!;
        var header = new ExportHeader(plain.Titles, nearest.Aliases);
        var missing = nearest.Required.Where(column => !header.Has(column)).ToList();
        var lacks = missing.Count > 0 ? $"it lacks {List(missing)}"
            : nearest.OneOf.Count > 0 && !nearest.OneOf.Any(header.Has) ? $"it has none of {List(nearest.OneOf)}"
            : "what stands above its header or in it is not as there";
        var unread = Unread(nearest, header).ToList();
        var unknown = unread.Count > 0 ? $", and {List(unread)} would be ignored" : "";
        return $"The header is none of the known forms. The nearest is '{nearest.Name}': {lacks}{unknown}. docs/csv.md and docs/exports.md list every form.";
    }

    /// <summary>How much a header is like the form it is most like.</summary>
    public static double Likeness(ExportHeader header) => Every.Max(form => Likeness(form, header));

    /// <summary>Names in quotation marks, the first dozen of them.</summary>
    public static string List(IReadOnlyCollection<string> names)
    {
        const int most = 12;
        var shown = string.Join(", ", names.Take(most).Select(name => $"'{Shown(name)}'"));
        return names.Count > most ? $"{shown} and {names.Count - most} more" : shown;
    }

    // A column says the more about a form, the fewer forms have it.
    private static double Likeness(ExportForm form, ExportHeader plain)
    {
        var header = form.Aliases is { } aliases ? new ExportHeader(plain.Titles, aliases) : plain;
        if (form.Required.Count == 0)
        {
            return -1;
        }

        // A column that one form cannot do without says little where most others of them are missing.
        var there = form.Required.Where(header.Has).ToList();
        return form.Columns.Where(header.Has).Sum(Weight) + (there.Sum(Weight) * there.Count / form.Required.Count) - (0.2 * (form.Required.Count - there.Count));
    }

    private static double Weight(string column) => 1.0 / Every.Count(form => form.Columns.Contains(column));

    private static string Shown(string name)
    {
        var clean = PersonalData.Without(new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]));
        return clean.Length <= 40 ? clean : clean[..40] + "…";
    }
}
