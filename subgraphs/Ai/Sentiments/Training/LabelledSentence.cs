namespace Octomart.AiSubgraph.Sentiments.Training;

/// <summary>A sentence and whether its writer was pleased. ML.NET reads the members by name.</summary>
internal sealed class LabelledSentence
{
    public required string Text { get; init; }

    public required bool Label { get; init; }
}
