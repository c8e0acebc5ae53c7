namespace SocialFunnel.Sources.Exports;

/// <summary>What the source makes of files in the night of 2026-11-23.</summary>
internal sealed record ExportsPull(List<Reading> Readings, RefusalLog Refusals)
{
    public static readonly DateOnly Day = new(2026, 11, 23);
    public static readonly CustomerKeys Keys = CustomerKeys.FromSetting("a key that only tests have");

    public static ExportsSource Source(IExportFiles files) => new(files, new Lazy<CustomerKeys>(Keys));

    public static async Task<ExportsPull> Of(IExportFiles files, Brand? brand = null, DateOnly? day = null, string options = "{}")
    {
        var context = Pulls.Night("exports", day ?? Day, brand, options: options);
        return new ExportsPull(await Source(files).All(context), context.Refusals);
    }

    /// <summary>Reads one file of the given lines.</summary>
    public static Task<ExportsPull> Of(params string[] lines) => Of(new TextFiles().Add("file.csv", string.Join('\n', lines) + "\n"));

    public T Only<T>()
        where T : Reading
    {
        Assert.Empty(Refusals.Lines);
        return Assert.Single(Readings.OfType<T>());
    }

    /// <summary>Checks that exactly one row was refused, and that the line about it holds all parts.</summary>
    public void RefusesOnce(params string[] parts)
    {
        Assert.Equal(1, Refusals.Count);
        var line = Assert.Single(Refusals.Lines);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }
}
