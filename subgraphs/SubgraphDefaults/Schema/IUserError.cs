namespace Octomart.SubgraphDefaults.Schema;

/// <summary>Why a mutation did not do what was asked; each subgraph adds a code from a closed list of its own.</summary>
[GraphQLInterface]
public interface IUserError
{
    /// <summary>For people; may change. Programs read the code.</summary>
    string Message { get; }

    /// <summary>The path of the input field at fault, such as ["input", "lines", "0", "quantity"]; null when no single field is.</summary>
    IReadOnlyList<string>? Field { get; }
}
