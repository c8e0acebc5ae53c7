using System.Globalization;
using Azure.Data.Tables;
using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>Notices as rows of the table <c>notices</c>.</summary>
internal static class NoticeRows
{
    public static TableEntity From(Notice notice)
    {
        var row = new TableEntity(notice.Brand, notice.Id)
        {
            ["Kind"] = notice.Kind.ToString(),
            ["Subject"] = notice.Subject,
            ["Since"] = notice.Since.ToString("O", CultureInfo.InvariantCulture),
            ["Channel"] = notice.Channel,
            ["Run"] = notice.Run,
            ["Title"] = notice.Title,
            ["State"] = notice.State.ToString(),
            ["CreatedAt"] = notice.CreatedAt,
            ["SentAt"] = notice.SentAt,
            ["Attempts"] = notice.Attempts,
            ["Error"] = notice.Error,
        };
        LongText.Put(row, "Text", notice.Text);
        return row;
    }

    public static Notice To(TableEntity row) => new()
    {
        Brand = row.PartitionKey,
        Id = row.RowKey,
        Kind = Enum.Parse<NoticeKind>(row.GetString("Kind")),
        Subject = row.GetString("Subject"),
        Since = DateOnly.ParseExact(row.GetString("Since"), "O", CultureInfo.InvariantCulture),
        Channel = row.GetString("Channel"),
        Run = row.GetString("Run"),
        Title = row.GetString("Title"),
        Text = LongText.Get(row, "Text") ?? "",
        State = Enum.Parse<NoticeState>(row.GetString("State")),
        CreatedAt = row.GetDateTimeOffset("CreatedAt")!.Value,
        SentAt = row.GetDateTimeOffset("SentAt"),
        Attempts = row.GetInt32("Attempts") ?? 0,
        Error = row.GetString("Error"),
        Version = row.ETag.ToString(),
    };
}
