using System.Globalization;

namespace Octomart.Gateway.Supergraph;

/// <summary>
/// Fields that move from one subgraph to another bit by bit: <c>@override(label: "percent(20)")</c> moves a fifth of the requests, any other label those
/// for which the gateway is told that it is on. One draw a request decides all percentages, so of n of them only n + 1 combinations occur:
/// <code>
///   draw   0 ............ 20 ............ 50 ............ 100
///   on     both           percent(50)     none
///   stage  0              1               2
/// </code>
/// </summary>
internal sealed class ProgressiveOverrides
{
    private readonly double[] percentages;
    private readonly HashSet<string> on;

    public ProgressiveOverrides(SupergraphSchema schema, IEnumerable<string> labelsThatAreOn)
    {
        on = new HashSet<string>(labelsThatAreOn, StringComparer.Ordinal);
        percentages =
        [
            .. schema.Types.Values.SelectMany(type => type.Fields.Values).SelectMany(field => field.JoinFields)
                .Select(join => PercentageOf(join.Move?.Label)).OfType<double>().Where(percentage => percentage is > 0 and < 100).Distinct().Order(),
        ];
    }

    /// <summary>How many combinations there are.</summary>
    public int Stages => percentages.Length + 1;

    /// <summary>The combination for a draw from 0 up to 100.</summary>
    public int StageOf(double draw) => percentages.Count(percentage => percentage <= draw);

    /// <summary>Whether the field is resolved by this side of a move.</summary>
    public bool Resolves(JoinField join, int stage) => join.Move is null || join.Move.IsNewOwner == IsOn(join.Move.Label, stage);

    private bool IsOn(string label, int stage) => PercentageOf(label) is { } percentage
        ? percentage > (stage == 0 ? 0 : percentages[stage - 1])
        : on.Contains(label);

    private static double? PercentageOf(string? label) =>
        label is not null && label.StartsWith("percent(", StringComparison.Ordinal) && label.EndsWith(')')
        && double.TryParse(label.AsSpan(8, label.Length - 9), NumberStyles.Float, CultureInfo.InvariantCulture, out var percentage) ? percentage : null;
}
