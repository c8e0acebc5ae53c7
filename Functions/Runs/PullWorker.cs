using SocialFunnel.Sources;
using SocialFunnel.Sources.Http;
using SocialFunnel.Store;

namespace SocialFunnel.Runs;

/// <summary>Does one pull: reads a source, stores what it tells, and says when the run can be analysed.</summary>
public sealed partial class PullWorker(BrandStore brands, RunStore runs, ReadingStore readings, SourceTable sources, WaitingPulls waiting, ILogger<PullWorker> logger)
{
    private const int LongestError = 1000;

    // By then the next night asks for the same days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>
    /// Does a pull, unless it was done before. Asks for the analysis whenever nothing is waited for any longer, also when it may have asked
    /// before: the process may have died between the last pull's row and its message. Only a complete run needs no analysis any more.
    /// </summary>
    public async Task<AnalyseRequest?> Do(PullRequest request, CancellationToken cancellation)
    {
        if (await Find(request, cancellation) is not var (status, pull))
        {
            Log.Unknown(logger, request.Brand, request.Run, request.Pull);
            return null;
        }

        if (pull.State is not (PullState.Done or PullState.Failed))
        {
            if (pull.State is PullState.Waiting)
            {
                pull = await runs.Update(request.Brand, request.Run, pull with { State = PullState.Started }, cancellation);
            }

            try
            {
                await runs.Update(request.Brand, request.Run, await Read(request, status.Run, pull, cancellation), cancellation);
            }
            catch (VendorException asked) when (asked.Until < status.Run.OpenedAt + LongestWait)
            {
                // Sent before the row says so: should the process die between the two, the message comes twice, and never not at all.
                await waiting.SendAgain(request, asked.Until.Value, cancellation);
                await runs.Update(request.Brand, request.Run, pull with { Error = Shortened(asked.Message) }, cancellation);
                Log.Waits(logger, request.Brand, request.Run, request.Pull, asked.Until.Value);
                return null;
            }
            catch (VendorException final) when (final.Until is not null || final.Kind is VendorErrorKind.Reauthorise or VendorErrorKind.PermissionMissing)
            {
                // Only a person can help, or tomorrow: asking again would be refused again.
                await Fail(request, pull with { Error = Shortened(final.Message) }, cancellation);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // The queue tries again; the reason is kept for the day it gives up.
                await runs.Update(request.Brand, request.Run, pull with { Error = Shortened(exception.Message) }, cancellation);
                throw;
            }
        }

        return await WhenEnded(request, cancellation);
    }

    /// <summary>Gives a pull up whose message failed too often.</summary>
    public async Task<AnalyseRequest?> GiveUp(PullRequest request, CancellationToken cancellation)
    {
        if (await Find(request, cancellation) is not var (_, pull))
        {
            return null;
        }

        if (pull.State is not PullState.Done)
        {
            await Fail(request, pull with { Error = pull.Error ?? "It failed before it could say why; the log has the reason." }, cancellation);
        }

        return await WhenEnded(request, cancellation);
    }

    private async Task Fail(PullRequest request, SourcePull pull, CancellationToken cancellation)
    {
        Log.GivenUp(logger, request.Brand, request.Run, request.Pull, pull.Error);
        await runs.Update(request.Brand, request.Run, pull with { State = PullState.Failed }, cancellation);
    }

    private async Task<(RunStatus Status, SourcePull Pull)?> Find(PullRequest request, CancellationToken cancellation)
    {
        var status = await runs.Find(request.Brand, request.Run, cancellation);
        return status?.Pulls.FirstOrDefault(pull => pull.Id == request.Pull) is { } pull ? (status, pull) : null;
    }

    private async Task<SourcePull> Read(PullRequest request, Run run, SourcePull pull, CancellationToken cancellation)
    {
        var brand = await brands.Find(request.Brand, cancellation)
            ?? throw new InvalidOperationException($"Brand '{request.Brand}' does not exist any longer.");
        if (!brand.Sources.TryGetValue(pull.Source, out var settings) || !sources.TryGet(settings.Type, out var source))
        {
            throw new InvalidOperationException($"Brand '{brand.Id}' has no source '{pull.Source}' that this program knows. Known are: {string.Join(", ", sources.Types)}.");
        }

        var context = new PullContext
        {
            Brand = brand,
            Source = pull.Source,
            Settings = settings,
            Window = pull.Window,
            RetrievedAt = run.OpenedAt,
            Refusals = new RefusalLog(),
        };
        DateOnly? newest = null;
        var count = await readings.Save(brand, source.Read(context, cancellation).Select(Noted), cancellation);
        if (source.Reach.HistoryDays is not null)
        {
            await runs.Cover(brand.Id, pull.Source, pull.Window, cancellation);
        }

        Telemetry.Pulled(settings.Type, count, context.Refusals.Count, pull.Window.Last.DayNumber - newest?.DayNumber);
        Log.Pulled(logger, request.Brand, request.Run, request.Pull, count, context.Refusals.Count);
        return pull with
        {
            State = PullState.Done,
            Readings = count,
            Refused = context.Refusals.Count,
            Refusals = context.Refusals.Lines,
            Notes = context.Refusals.Notes,
            SignInEnds = context.Refusals.SignInEnds,
            Error = null,
        };

        Reading Noted(Reading reading)
        {
            newest = newest > reading.Day ? newest : reading.Day;
            return reading;
        }
    }

    private async Task<AnalyseRequest?> WhenEnded(PullRequest request, CancellationToken cancellation) =>
        await runs.Find(request.Brand, request.Run, cancellation) is { PullsEnded: true, Run.State: not RunState.Completed } ? new AnalyseRequest(request.Brand, request.Run) : null;

    private static string Shortened(string text) => text.Length <= LongestError ? text : text[..LongestError];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Pull {Pull} of run {Run} of brand {Brand} does not exist; its message is dropped")]
        public static partial void Unknown(ILogger logger, string brand, string run, string pull);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}, pull {Pull}: {Count} readings, {Refused} rows refused")]
        public static partial void Pulled(ILogger logger, string brand, string run, string pull, int count, int refused);

        [LoggerMessage(LogLevel.Information, "Brand {Brand}, run {Run}, pull {Pull}: waits until {Until}, as the vendor asks")]
        public static partial void Waits(ILogger logger, string brand, string run, string pull, DateTimeOffset until);

        [LoggerMessage(LogLevel.Error, "Brand {Brand}, run {Run}, pull {Pull} is given up: {Reason}")]
        public static partial void GivenUp(ILogger logger, string brand, string run, string pull, string? reason);
    }
}
