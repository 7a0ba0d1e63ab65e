using Octomart.Hazards.Bench.Mutations;

namespace Octomart.Hazards.Bench;

/// <summary>What a mutation came to.</summary>
internal sealed record Verdict(Mutation Mutation, VerdictKind Kind, string Why)
{
    public bool IsGood => Kind is VerdictKind.Found or VerdictKind.NotTested;

    public string Text => Kind switch
    {
        VerdictKind.Found => "found",
        VerdictKind.NotTested => $"NOT TESTED: {Why}",
        VerdictKind.Survived => "SURVIVED",
        _ => $"NO PROOF: {Why}",
    };
}

/// <summary>What a mutation came to.</summary>
internal enum VerdictKind
{
    /// <summary>A test failed without the protection.</summary>
    Found,

    /// <summary>No test failed: one is missing or weak.</summary>
    Survived,

    /// <summary>Its tests need what this machine does not have.</summary>
    NotTested,

    /// <summary>The text is gone, the code does not build, the tests fail anyway, or there are none.</summary>
    NoProof,
}
