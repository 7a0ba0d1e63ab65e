using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Octomart.Histories.Bench;

/// <summary>Lets FsCheck try histories, and find a short one when one goes wrong.</summary>
internal static class HistoryCheck
{
    // A new shop now and then: a long run must not measure how slow its own past makes it.
    private const int HistoriesOfAShop = 50;

    /// <exception cref="Exception">A history went wrong; the message has the seed and the shortest history that was found.</exception>
    /// <returns>What was done in them.</returns>
    public static async Task<Tally> RunAsync(int histories, ulong seed, TextWriter output)
    {
        var tally = new Tally();
        for (var done = 0; done < histories; done += HistoriesOfAShop)
        {
            var folder = Directory.CreateTempSubdirectory("octomart-histories-").FullName;
            await using (var shop = await HistoryShop.StartAsync(folder))
            {
                await Task.Run(() => Check(shop, Math.Min(HistoriesOfAShop, histories - done), seed + (ulong)done, tally, output));
                if (await shop.AuditAsync() is { Count: > 0 } problems)
                {
                    throw new HistoryException(string.Join('\n', problems));
                }
            }

            Directory.Delete(folder, recursive: true);
            await output.WriteLineAsync($"{Math.Min(done + HistoriesOfAShop, histories)} histories, seed {seed}: as the model says; {tally}");
        }

        return tally;
    }

    // FsCheck is synchronous; it has a thread to itself.
    private static void Check(HistoryShop shop, int histories, ulong seed, Tally tally, TextWriter output)
    {
        var trial = new Trial(shop, tally, output);
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(histories).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))),
            Prop.ForAll(HistoryGenerator.Histories, history => Task.Run(() => trial.OfAsync(history)).GetAwaiter().GetResult()));
    }

    /// <summary>
    /// Tells the first history that goes wrong at once, and gives the search for a shorter one a minute: each one that goes wrong is waited
    /// for in vain.
    /// </summary>
    private sealed class Trial(HistoryShop shop, Tally tally, TextWriter output)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(5);
        private static readonly TimeSpan SearchTime = TimeSpan.FromMinutes(1);

        private long? _firstWrongAt;

        public async Task OfAsync(History history)
        {
            if (_firstWrongAt is { } at && TimeProvider.System.GetElapsedTime(at) > SearchTime)
            {
                return;
            }

            try
            {
                await new HistoryRun(shop, history, tally, _firstWrongAt is null ? Patience : ShortPatience).RunAsync();
            }
            catch (HistoryException wrong) when (_firstWrongAt is null)
            {
                _firstWrongAt = TimeProvider.System.GetTimestamp();
                await output.WriteLineAsync($"{history}\nwent wrong: {wrong.Message}\nlooking for a shorter one");
                throw;
            }
        }
    }
}
