using System.Diagnostics;
using System.Globalization;
using System.IO;
using Azure.Core;
using Azure.Data.Tables;
using SocialFunnel.Hosting.Local;
using SocialFunnel.Store;

namespace SocialFunnel.Benchmarks;

/// <summary>
/// A month of a kind and account in a row, as the program does it, against a row for each day: three years of twelve accounts, audience and
/// engagement. Writing it all, one night (28 days told again, one of them new, three restated), and loading everything.
/// </summary>
internal static class StorageLayoutBenchmark
{
    private const int Accounts = 12;
    private const int Years = 3;
    private const int LookBack = 28;
    private static readonly DateOnly First = new(2023, 11, 1);
    private static readonly DateOnly Last = First.AddYears(Years).AddDays(-1);

    public static void Run(BenchmarkArguments arguments) => RunAsync(arguments).GetAwaiter().GetResult();

    /// <summary>Where the tests install the emulator, too.</summary>
    internal static string InstallFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SocialFunnel.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? Directory.GetCurrentDirectory(), ".socialfunnel", "azurite");
    }

    private static async Task RunAsync(BenchmarkArguments arguments)
    {
        await using var azurite = await Azurite.StartAsync(new() { InstallFolder = InstallFolder() }, new Progress<string>(Console.Error.WriteLine));
        Console.WriteLine($"{Accounts} accounts, {Last.DayNumber - First.DayNumber + 1} days, audience and engagement");
        Console.WriteLine($"{"layout",-12} {"rows",7} {"KiB",7} | {"write all",12} {"night",12} {"load all",12}   seconds / operations");
        for (var round = 0; round < (arguments.Reps ?? 3); round++)
        {
            await Measure("month a row", azurite.ConnectionString, round, tables => new MonthLayout(tables));
            await Measure("day a row", azurite.ConnectionString, round, tables => new DayLayout(tables));
        }
    }

    private static async Task Measure(string name, string connection, int round, Func<TableServiceClient, ILayout> create)
    {
        var count = new StorageCount();
        var options = new TableClientOptions();
        options.AddPolicy(count, HttpPipelinePosition.PerRetry);
        var tables = new TableServiceClient(connection, options);
        var layout = create(tables);
        var brand = $"b{round}";
        await layout.Warm();
        var all = await Timed(count, () => layout.Write(brand, Readings(First, Last.AddDays(-1), 0)));
        var night = await Timed(count, () => layout.Write(brand, Readings(Last.AddDays(1 - LookBack), Last, 1)));
        var loaded = 0;
        var load = await Timed(count, async () => loaded = await layout.Load(brand));
        var expected = Accounts * 2 * (Last.DayNumber - First.DayNumber + 1);
        if (loaded != expected)
        {
            throw new InvalidOperationException($"{name}: {loaded} readings instead of {expected}.");
        }

        var rows = await tables.GetTableClient(layout.Table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand}")).ToListAsync();
        Console.WriteLine($"{name,-12} {rows.Count,7} {rows.Sum(Size) / 1024,7} | {all,12} {night,12} {load,12}");
    }

    private static async Task<string> Timed(StorageCount count, Func<Task> work)
    {
        count.Reset();
        var time = Stopwatch.StartNew();
        await work();
        return string.Create(CultureInfo.InvariantCulture, $"{time.Elapsed.TotalSeconds:0.00} / {count.Kinds.Values.Sum()}");
    }

    // The second telling restates the three days before the last, and confirms the others as they were.
    private static IEnumerable<AccountReading> Readings(DateOnly first, DateOnly last, int telling)
    {
        for (var account = 0; account < Accounts; account++)
        {
            var random = new Random(account);
            var owner = new Account(Platform.Parse(((string[])["instagram", "linkedin", "x"])[account % 3]), $"account{account}");
            for (var day = First; day <= last; day = day.AddDays(1))
            {
                var restated = telling == 1 && day.DayNumber - Last.DayNumber is < 0 and >= -3;
                var retrieved = new DateTimeOffset((restated || day == Last ? Last : day).AddDays(1), new TimeOnly(2, 0), TimeSpan.Zero);
                decimal Next() => random.Next(10_000);
                var audience = new AudienceReading { Account = owner, Day = day, Source = "api", RetrievedAt = retrieved, Followers = Next() + (restated ? 1 : 0), Gained = Next(), Lost = Next() };
                var engagement = new EngagementReading
                {
                    Account = owner,
                    Day = day,
                    Source = "api",
                    RetrievedAt = retrieved,
                    Impressions = Next() + (restated ? 1 : 0),
                    Likes = Next(),
                    Comments = Next(),
                    Shares = Next(),
                    Clicks = Next(),
                    Posts = Next(),
                };
                if (day >= first)
                {
                    yield return audience;
                    yield return engagement;
                }
            }
        }
    }

    // What the service counts for a row: 4 bytes, the keys, and 8 bytes, name and value for each property.
    private static long Size(TableEntity row) => 4 + (2L * (row.PartitionKey.Length + row.RowKey.Length)) + row
        .Where(property => property.Key is not ("odata.etag" or "PartitionKey" or "RowKey"))
        .Sum(property => 8 + (2L * property.Key.Length) + (property.Value is string text ? 4 + (2L * text.Length) : 8));

    private interface ILayout
    {
        string Table { get; }

        Task Warm();

        Task Write(string brand, IEnumerable<AccountReading> readings);

        Task<int> Load(string brand);
    }

    private sealed class MonthLayout(TableServiceClient service) : ILayout
    {
        private readonly Tables tables = new(service);

        public string Table => "readings";

        public async Task Warm()
        {
            await Write("warm", Readings(Last, Last, 0));
            await Load("warm");
        }

        public Task Write(string brand, IEnumerable<AccountReading> readings) => new ReadingStore(tables, new ForgottenStore(tables)).Save(Brand(brand), readings.ToAsyncEnumerable<Reading>(), CancellationToken.None);

        public async Task<int> Load(string brand)
        {
            var known = await new ReadingLoader(tables).Load(Brand(brand), Last, CancellationToken.None);
            return known.Audience.Count + known.Engagement.Count;
        }

        private static Brand Brand(string id) => new()
        {
            Id = id,
            Name = "Acme",
            Currency = "EUR",
            Calendar = new BrandCalendar("Europe/Berlin", new TimeOnly(3, 0)),
            HourlyRate = 40,
            GrossMargin = 0.5m,
            ConversionSource = "api",
        };
    }

    /// <summary>As simple as a row a day can be: its columns are the metrics; what is stored is read first, and only what differs is written.</summary>
    private sealed class DayLayout(TableServiceClient service) : ILayout
    {
        private readonly TableClient table = service.GetTableClient("days");

        public string Table => "days";

        public async Task Warm()
        {
            await table.CreateIfNotExistsAsync();
            await Write("warm", Readings(Last, Last, 0));
            await Load("warm");
        }

        public async Task Write(string brand, IEnumerable<AccountReading> readings)
        {
            var changed = new List<TableTransactionAction>();
            foreach (var account in readings.Select(reading => Row(brand, reading)).GroupBy(row => row.RowKey[..^11]))
            {
                var rows = account.OrderBy(row => row.RowKey, StringComparer.Ordinal).ToList();
                var stored = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand} and RowKey ge {rows[0].RowKey} and RowKey le {rows[^1].RowKey}"))
                    .ToDictionaryAsync(row => row.RowKey, StringComparer.Ordinal);
                changed.AddRange(rows
                    .Where(row => !stored.TryGetValue(row.RowKey, out var known) || row.GetDateTimeOffset("RetrievedAt") > known.GetDateTimeOffset("RetrievedAt"))
                    .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
            }

            await TableBatch.Submit(table, changed, CancellationToken.None);
        }

        public Task<int> Load(string brand) => table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {brand}")).CountAsync().AsTask();

        private static TableEntity Row(string brand, AccountReading reading)
        {
            var fact = DailyFacts.From(reading);
            var row = new TableEntity(brand, string.Create(CultureInfo.InvariantCulture, $"{fact.Kind}|{fact.Platform}|{fact.Account}|{fact.Day:O}"))
            {
                ["Source"] = fact.Source,
                ["RetrievedAt"] = reading.RetrievedAt,
            };
            foreach (var (metric, value, _) in fact.Numbers)
            {
                row[metric] = (double)value;
            }

            return row;
        }
    }
}
