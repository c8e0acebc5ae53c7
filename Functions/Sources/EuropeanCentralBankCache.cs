using System.IO;
using SocialFunnel.Analysis;

namespace SocialFunnel.Sources;

/// <summary>
/// Fetched rates in a folder, in the form of the bundled history: to renew that history, copy this file over <c>Functions/Analysis/ExchangeRates.br</c>.
/// </summary>
internal sealed class EuropeanCentralBankCache(string folder)
{
    private const int LongestFile = 4 * 1024 * 1024;
    private readonly string file = Path.Combine(folder, "ExchangeRates.br");

    /// <summary>What was kept, and when; nothing when there is nothing, or nothing that can be read.</summary>
    public (ExchangeRates? Rates, DateTimeOffset? Saved) Load()
    {
        var info = new FileInfo(file);
        if (!info.Exists || info.Length > LongestFile)
        {
            return (null, null);
        }

        try
        {
            using var stream = info.OpenRead();
            return (new ExchangeRates(ExchangeRatesArchive.Read(stream)), info.LastWriteTimeUtc);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return (null, null);
        }
    }

    /// <summary>Keeps rates. Written beside and moved, so that another process never reads half a file.</summary>
    public void Save(ExchangeRates rates, DateTimeOffset at)
    {
        Directory.CreateDirectory(folder);
        var fresh = Path.Combine(folder, $"{Guid.NewGuid():N}.new");
        File.WriteAllBytes(fresh, ExchangeRatesArchive.Write(rates.Published));
        File.SetLastWriteTimeUtc(fresh, at.UtcDateTime);
        File.Move(fresh, file, overwrite: true);
    }
}
