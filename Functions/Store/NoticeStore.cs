using System.Globalization;
using Azure;
using Azure.Data.Tables;
using SocialFunnel.Analysis;

namespace SocialFunnel.Store;

/// <summary>The table <c>notices</c>: a row for each message to each channel, by which it is sent once, and a row for each condition, by which it is an event once.</summary>
public sealed class NoticeStore(Tables tables)
{
    /// <summary>A condition that comes back after fewer days than this is the old one: a verdict on the edge would else be news every other night.</summary>
    public const int QuietDays = 7;

    /// <summary>Remembers that a condition held on a day, and gives the day it began.</summary>
    public async Task<DateOnly> Stand(string brand, Condition condition, DateOnly day, CancellationToken cancellation)
    {
        var table = await tables.Notices;
        var key = TableKeys.Standing(condition.Kind.ToString(), condition.Subject);
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(brand, key, cancellationToken: cancellation);
            var (since, until) = found.HasValue ? (Day(found.Value!, "Since"), Day(found.Value!, "Until")) : (day, day);
            if (found.HasValue && day <= until)
            {
                return since;
            }

            since = until < day.AddDays(-QuietDays) ? day : since;
            var row = new TableEntity(brand, key) { ["Kind"] = condition.Kind.ToString(), ["Subject"] = condition.Subject, ["Since"] = Text(since), ["Until"] = Text(day) };
            try
            {
                await (found.HasValue ? table.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation) : table.AddEntityAsync(row, cancellation));
                return since;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Another analysis was faster; read what it wrote.
            }
        }
    }

    /// <summary>Writes a notice down, unless it stands there already.</summary>
    public async Task Create(Notice notice, CancellationToken cancellation)
    {
        try
        {
            await (await tables.Notices).AddEntityAsync(NoticeRows.From(notice), cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status is 409)
        {
            // The same event, found again.
        }
    }

    /// <summary>Finds a notice; null when there is none.</summary>
    public async Task<Notice?> Find(string brand, string id, CancellationToken cancellation)
    {
        var row = await (await tables.Notices).GetEntityIfExistsAsync<TableEntity>(brand, id, cancellationToken: cancellation);
        return row.HasValue ? NoticeRows.To(row.Value!) : null;
    }

    /// <summary>A brand's notices since a day, the oldest first.</summary>
    public async Task<IReadOnlyList<Notice>> List(string brand, DateOnly since, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {brand} and Since ge {Text(since)}");
        return await (await tables.Notices).QueryAsync<TableEntity>(filter, cancellationToken: cancellation)
            .Where(row => row.ContainsKey("Channel"))
            .Select(NoticeRows.To)
            .OrderBy(notice => notice.Since).ThenBy(notice => notice.Id, StringComparer.Ordinal)
            .ToListAsync(cancellation);
    }

    /// <summary>Writes where a notice stands, and gives it as it is then; null when somebody else was faster.</summary>
    public async Task<Notice?> Move(Notice notice, CancellationToken cancellation)
    {
        try
        {
            var answer = await (await tables.Notices).UpdateEntityAsync(NoticeRows.From(notice), new ETag(notice.Version!), TableUpdateMode.Replace, cancellation);
            return notice with { Version = answer.Headers.ETag?.ToString() };
        }
        catch (RequestFailedException conflict) when (conflict.Status is 404 or 412)
        {
            return null;
        }
    }

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Day(TableEntity row, string column) => DateOnly.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);
}
