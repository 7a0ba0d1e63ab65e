using System.Text.RegularExpressions;

namespace Octomart.PaymentProviders.Stub.Faults;

/// <summary>Something that goes wrong with the next requests that it fits.</summary>
/// <param name="Kind">What.</param>
/// <param name="Method">Only with this HTTP method; any when null.</param>
/// <param name="Path">Only where this regular expression finds something in the path; anywhere when null.</param>
/// <param name="Times">How often.</param>
internal sealed record Fault(FaultKind Kind, string? Method = "POST", string? Path = null, int Times = 1)
{
    public bool Fits(string method, string path) =>
        (Method is null || Method == method) && (Path is null || Regex.IsMatch(path, Path));
}

/// <summary>What goes wrong. Providers remember what they answered under an idempotency key only once they had begun to work.</summary>
internal enum FaultKind
{
    /// <summary>429; nothing is done or remembered.</summary>
    RateLimited,

    /// <summary>500 from in front of the API; nothing is done or remembered.</summary>
    ServerError,

    /// <summary>500 from within the API: nothing is done, but the answer is remembered.</summary>
    ServerErrorRemembered,

    /// <summary>The work is done, then 500 is answered and remembered.</summary>
    ServerErrorAfterCommit,

    /// <summary>The connection breaks before anything is done.</summary>
    LostRequest,

    /// <summary>The work is done and its answer remembered, then the connection breaks.</summary>
    LostAnswer,

    /// <summary>The work is done and its answer remembered, and nothing is said until the caller gives up.</summary>
    Silence,

    /// <summary>409: another request under the same key is being worked on.</summary>
    KeyInUse,
}
