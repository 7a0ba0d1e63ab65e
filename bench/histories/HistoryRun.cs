using System.Collections.Immutable;
using Octomart.Histories.Bench.Acting;
using Octomart.Histories.Bench.Model;

namespace Octomart.Histories.Bench;

/// <summary>
/// Lets a history happen at the real shop, wave by wave. After each wave the shop must be as the model could be: after some order of the
/// wave's steps that gives the answers that were given. In the end everything that waited has come to its end.
/// </summary>
internal sealed class HistoryRun(HistoryShop shop, History history, Tally tally, TimeSpan patience)
{
    /// <exception cref="HistoryException">The shop is not as it may be.</exception>
    public async Task RunAsync()
    {
        var goods = await shop.StockAsync(history);
        var remembered = new Remembered();
        var actor = new Actor(shop, goods, remembered);
        var observer = new Observer(shop, goods, remembered);
        IReadOnlyList<ModelState> states = [new ModelState { Now = shop.Clock.GetUtcNow(), Received = history.Stock, CouponLimit = history.CouponLimit }];

        // The last wave: long enough that whoever has not paid by then never will.
        foreach (var (index, wave) in history.Waves.Add(new Wave([[new Wait(40)]])).Index())
        {
            var answers = await HappenAsync(wave, actor, observer);
            tally.Count(wave, answers);
            states = Interleavings.After(states, wave, answers);
            if (states.Count == 0)
            {
                throw new HistoryException($"wave {index + 1}: no run of the model answers so: {Told(wave, answers)}\n{await observer.FactsAsync()}");
            }

            states = await BecomeQuietAsync(states, observer, $"wave {index + 1}, {Told(wave, answers)}");
        }

        if (states.SelectMany(state => state.Orders.Values).Any(order => order.Status == ModelStatus.Unpaid))
        {
            throw new HistoryException("an order is stuck");
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<bool?>>> HappenAsync(Wave wave, Actor actor, Observer observer)
    {
        var happening = Task.WhenAll(wave.Tracks.Select(track => Task.Run(() => FollowAsync(track, actor))));
        do
        {
            await observer.AssertSoundAsync(history.CouponLimit);
        }
        while (await Task.WhenAny(happening, Task.Delay(10)) != happening);
        return await happening;
    }

    private static async Task<IReadOnlyList<bool?>> FollowAsync(ImmutableArray<Step> track, Actor actor)
    {
        var answers = new List<bool?>();
        foreach (var step in track)
        {
            answers.Add(await actor.DoAsync(step));
        }

        return answers;
    }

    /// <summary>The states of the model that are those of the shop.</summary>
    private async Task<IReadOnlyList<ModelState>> BecomeQuietAsync(IReadOnlyList<ModelState> states, Observer observer, string when)
    {
        var (observed, underWay) = ("", "");
        IReadOnlyList<ModelState> quiet = [];
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < patience;)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1.5));
            await Task.Delay(2);
            await observer.AssertSoundAsync(history.CouponLimit);
            underWay = await observer.FindUnderWayAsync() ?? "";
            if (underWay.Length > 0)
            {
                continue;
            }

            observed = await observer.FactsAsync();
            quiet = [.. states.SelectMany(state => ModelShop.Quiet(state, shop.Clock.GetUtcNow())).DistinctBy(state => state.Key)];
            if (quiet.Where(state => Facts.Of(state, observer.Prices) == observed).ToList() is { Count: > 0 } alike)
            {
                return alike;
            }
        }

        throw new HistoryException($"{when}\nthe shop:\n{observed}{(underWay.Length > 0 ? $"\nunder way: {underWay}" : "")}\nthe model:\n{string.Join("\nor\n", quiet.Take(3).Select(state => Facts.Of(state, observer.Prices)))}");
    }

    private static string Told(Wave wave, IReadOnlyList<IReadOnlyList<bool?>> answers) => string.Join("  ||  ", wave.Tracks.Select((track, i) =>
        string.Join(", then ", track.Select((step, j) => $"{step}: {answers[i][j] switch { true => "done", false => "refused", null => "nothing to do" }}"))));
}

/// <summary>The shop did what no simple shop would.</summary>
internal sealed class HistoryException(string message) : Exception(message);
