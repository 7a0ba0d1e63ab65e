using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AiSubgraph.Interactions;

/// <summary>Why nothing was done.</summary>
internal enum AiErrorCode
{
    /// <summary>The input breaks a rule; the message says which.</summary>
    Invalid,

    /// <summary>Too much at once; try again in a minute.</summary>
    RateLimited,
}

/// <summary>Why nothing was done.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Message">For people.</param>
/// <param name="Field">The input field at fault.</param>
internal sealed record AiError(AiErrorCode Code, string Message, IReadOnlyList<string>? Field = null) : IUserError;
