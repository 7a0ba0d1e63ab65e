using System.Globalization;

namespace Octomart.Histories.Bench;

/// <summary>How often each kind of step was done and refused: histories in which nothing happens prove nothing.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, (int Done, int Refused)> _steps = new(StringComparer.Ordinal);

    /// <summary>How often steps of this kind were done.</summary>
    public int Done(string kind) => _steps.GetValueOrDefault(kind).Done;

    public void Count(Wave wave, IReadOnlyList<IReadOnlyList<bool?>> answers)
    {
        foreach (var (step, answer) in wave.Tracks.Zip(answers, (track, answered) => track.Zip(answered)).SelectMany(pairs => pairs))
        {
            var (done, refused) = _steps.GetValueOrDefault(step.GetType().Name);
            _steps[step.GetType().Name] = (done + (answer is true ? 1 : 0), refused + (answer is false ? 1 : 0));
        }
    }

    public override string ToString() =>
        string.Join(", ", _steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Key} {step.Value.Done}+{step.Value.Refused}")));
}
