using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace SocialFunnel.Store;

/// <summary>Rows of single events: posts, conversions, touches. The whole event stands as JSON, beside it what people filter by.</summary>
internal static class EventRows
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The columns that <see cref="Read"/> needs.</summary>
    public static IEnumerable<string> Columns { get; } = ["Event", "Event2", "Event3"];

    public static RowChange From(string brand, PostReading post)
    {
        var change = Of(brand, TableKeys.Post(post.Account, post.Day, post.PostId, post.Source), post, row =>
        {
            row["Platform"] = post.Account.Platform.Name;
            row["Account"] = post.Account.Name;
        });
        return new PostChange(change, PostCounters.Of(post));
    }

    public static RowChange From(string brand, ConversionReading conversion) =>
        Of(TableKeys.BrandMonth(brand, conversion.Day), TableKeys.Conversion(conversion.Source, conversion.ConversionId), conversion, row =>
        {
            row["ConversionId"] = conversion.ConversionId;
            row["Kind"] = conversion.Kind;
            row["NetValue"] = (double?)conversion.NetValue?.Amount;
            row["Currency"] = conversion.NetValue?.Currency;
        });

    public static RowChange From(string brand, TouchReading touch) =>
        Of(TableKeys.BrandMonth(brand, touch.Day), TableKeys.Touch(touch.JourneyId, touch.At, touch.Sequence), touch, _ => { });

    public static TReading Read<TReading>(TableEntity row)
        where TReading : Reading => JsonSerializer.Deserialize<TReading>(LongText.Get(row, "Event")!, Json)!;

    private static EventChange<TReading> Of<TReading>(string partition, string key, TReading reading, Action<TableEntity> columns)
        where TReading : Reading
    {
        var row = new TableEntity(partition, key)
        {
            ["Day"] = reading.Day.ToString("O", CultureInfo.InvariantCulture),
            ["Source"] = reading.Source,
            ["RetrievedAt"] = reading.RetrievedAt,
        };
        columns(row);
        LongText.Put(row, "Event", JsonSerializer.Serialize(reading, Json));
        return new EventChange<TReading>(reading, row);
    }
}

/// <summary>Writes an event, unless the row holds a later one.</summary>
internal sealed record EventChange<TReading>(TReading Reading, TableEntity Row) : RowChange(Row.PartitionKey, Row.RowKey)
    where TReading : Reading
{
    private string Text => LongText.Get(Row, "Event")!;

    public override RowChange Then(RowChange next)
    {
        var other = (EventChange<TReading>)next;
        return other.Beats(Reading.RetrievedAt, Text) ? other : this;
    }

    public override TableEntity? Merge(TableEntity? stored, List<TableEntity> outdated)
    {
        if (stored is null)
        {
            return Row;
        }

        var known = LongText.Get(stored, "Event")!;
        if (known == Text)
        {
            return null;
        }

        var old = EventRows.Read<TReading>(stored);
        var wins = Beats(old.RetrievedAt, known);
        if (old.RetrievedAt != Reading.RetrievedAt && Facts(old) != Facts(Reading))
        {
            outdated.Add(wins ? History(old.RetrievedAt, known) : History(Reading.RetrievedAt, Text));
        }

        return wins ? Row : null;
    }

    // When it was told is no part of what was told.
    private static TReading Facts(TReading reading) => (reading is PostReading post ? (TReading)(object)(post with { AsOf = null }) : reading) with { RetrievedAt = default };

    // Of two that were retrieved at the same time one must win whatever their order: the greater text.
    private bool Beats(DateTimeOffset retrieved, string text) =>
        Reading.RetrievedAt != retrieved ? Reading.RetrievedAt > retrieved : string.CompareOrdinal(Text, text) > 0;

    private TableEntity History(DateTimeOffset retrieved, string text)
    {
        var row = new TableEntity(PartitionKey, TableKeys.History(RowKey, "event", retrieved))
        {
            ["Kind"] = typeof(TReading).Name,
            ["Day"] = Row["Day"],
            ["Source"] = Reading.Source,
            ["RetrievedAt"] = retrieved,
        };
        LongText.Put(row, "Event", text);
        return row;
    }
}
