namespace SocialFunnel.Sources.Exports;

/// <summary>What the files of one pull share.</summary>
internal sealed class ExportPull(PullContext context, CustomerKeys customers)
{
    private readonly HashSet<string> noted = new(StringComparer.Ordinal);

    /// <summary>Who asks, and for what.</summary>
    public PullContext Context => context;

    /// <summary>Refunds that came in files of their own.</summary>
    public RefundBook Refunds { get; } = new();

    /// <summary>What somebody said about the files of this pull; it counts before all else.</summary>
    public ExportAnswers Said { get; init; } = new();

    /// <summary>Names of the forms of orders among all files of this pull; empty where only one file is known.</summary>
    public IReadOnlyList<string> OrdersBeside { get; set; } = [];

    /// <summary>Takes the measure of each table, for people who ask what was read; null where nobody does.</summary>
    public List<TableTally>? Tallies { get; init; }

    /// <summary>The last day that can have begun anywhere; a later one is a mistake. One day of slack for zones and clocks.</summary>
    public DateOnly LatestDay { get; } = context.Brand.Calendar.DayOf(context.RetrievedAt).AddDays(1);

    /// <summary>The keyed hash of a customer.</summary>
    public string CustomerKey(string customer) => customers.KeyOf(context.Brand.Id, customer);

    /// <summary>Notes something that many files may say, once for each subject.</summary>
    public void NoteOnce(string subject, string note)
    {
        if (noted.Add(subject))
        {
            context.Refusals.Note(note);
        }
    }
}
