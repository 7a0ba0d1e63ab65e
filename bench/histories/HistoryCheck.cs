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
    public static async Task RunAsync(int histories, ulong seed, TextWriter output)
    {
        var tally = new Tally();
        for (var done = 0; done < histories; done += HistoriesOfAShop)
        {
            var folder = Directory.CreateTempSubdirectory("octomart-histories-").FullName;
            await using (var shop = await HistoryShop.StartAsync(folder))
            {
                await Task.Run(() => Check(shop, Math.Min(HistoriesOfAShop, histories - done), seed + (ulong)done, tally));
                if (await shop.AuditAsync() is { Count: > 0 } problems)
                {
                    throw new HistoryException(string.Join('\n', problems));
                }
            }

            Directory.Delete(folder, recursive: true);
            await output.WriteLineAsync($"{Math.Min(done + HistoriesOfAShop, histories)} histories, seed {seed}: as the model says; {tally}");
        }
    }

    // FsCheck is synchronous; it has a thread to itself.
    private static void Check(HistoryShop shop, int histories, ulong seed, Tally tally) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(histories).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None))),
        Prop.ForAll(HistoryGenerator.Histories, history => Task.Run(() => new HistoryRun(shop, history, tally).RunAsync()).GetAwaiter().GetResult()));
}
