using System.Net;

namespace Octomart.Payments.Bench;

/// <summary>Posts a provider's events: most at once, some several times, some late and in another order, some never.</summary>
internal sealed class UnrulyWebhooks<TEvent>(Func<IReadOnlyCollection<TEvent>> all, Func<TEvent, CancellationToken, Task<HttpStatusCode?>> post, double rate, Chance chance)
{
    private const int LateOnes = 20;
    private readonly List<TEvent> _late = [];
    private int _seen;

    public int Posted { get; private set; }

    public int Repeated { get; private set; }

    public int Reordered { get; private set; }

    public int Lost { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Until it is stopped; what is late then is posted last.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var events = all();
            foreach (var message in events.Skip(_seen).ToList())
            {
                _seen++;
                await TreatAsync(message);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
        }

        await FlushAsync();
    }

    private async Task TreatAsync(TEvent message)
    {
        if (chance.Happens(rate))
        {
            Lost++;
        }
        else if (chance.Happens(rate / (1 - rate)))
        {
            _late.Add(message);
            if (_late.Count >= LateOnes)
            {
                await FlushAsync();
            }
        }
        else
        {
            await PostAsync(message);
            if (chance.Happens(rate / (1 - (2 * rate))))
            {
                Repeated++;
                await PostAsync(message);
            }
        }
    }

    private async Task FlushAsync()
    {
        foreach (var message in _late.AsEnumerable().Reverse())
        {
            Reordered++;
            await PostAsync(message);
        }

        _late.Clear();
    }

    private async Task PostAsync(TEvent message)
    {
        Posted++;
        if (await post(message, CancellationToken.None) != HttpStatusCode.OK)
        {
            Refused++;
        }
    }
}
