namespace Octomart.Gateway.Supergraph;

/// <summary>The supergraph cannot be served. Holds every mistake found, so that one run shows them all.</summary>
/// <param name="source">The file or other origin of the text.</param>
/// <param name="errors">Each with its place and reason.</param>
public sealed class SupergraphException(string source, IReadOnlyList<string> errors)
    : Exception($"The supergraph {source} has {errors.Count} mistake(s):{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => "- " + error))}")
{
    /// <summary>One line for each mistake.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
