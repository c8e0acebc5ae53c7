using Azure.Data.Tables;
using CsCheck;

namespace SocialFunnel.Store;

public sealed class TableBatchTests
{
    [Fact]
    public void Rows_are_cut_by_partition_and_at_100_and_none_is_lost() => Gen.Int[0, 3].Array[0, 450].Sample(
        partitions =>
        {
            var rows = partitions.Select((partition, index) => Row($"p{partition}", $"{index:0000}")).ToArray();

            var batches = TableBatch.Split(rows).ToList();

            Assert.All(batches, batch => Assert.InRange(batch.Count, 1, 100));
            Assert.All(batches, batch => Assert.Single(batch.Select(row => row.Entity.PartitionKey).Distinct()));
            Assert.Equal(
                rows.GroupBy(row => row.Entity.PartitionKey).SelectMany(partition => partition),
                batches.SelectMany(batch => batch));
            Assert.Equal(rows.GroupBy(row => row.Entity.PartitionKey).Sum(partition => (partition.Count() + 99) / 100), batches.Count);
        },
        iter: 50);

    [Fact]
    public void Large_rows_are_cut_before_4_mebibytes()
    {
        var rows = Enumerable.Range(0, 30).Select(index => Row("p", $"{index:00}", new string('a', 250_000))).ToArray();

        var batches = TableBatch.Split(rows).ToList();

        Assert.Equal(30, batches.Sum(batch => batch.Count));
        Assert.All(batches, batch => Assert.True(batch.Sum(row => 2L * ((TableEntity)row.Entity).GetString("Text").Length) < 4 * 1024 * 1024));
    }

    [Fact]
    public void A_row_that_is_too_large_by_itself_is_left_to_the_service_to_refuse() =>
        Assert.Single(TableBatch.Split([Row("p", "1", new string('a', 3_000_000))]));

    [Fact]
    public void No_rows_make_no_transaction() => Assert.Empty(TableBatch.Split([]));

    private static TableTransactionAction Row(string partition, string key, string text = "") =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, key) { ["Text"] = text });
}
