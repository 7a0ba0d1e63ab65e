namespace Octomart.Gateway.Planning;

/// <summary>No plan answers this operation: the subgraphs do not connect, or it is beyond the guardrails.</summary>
internal sealed class PlanningException(string message, string code) : Exception(message)
{
    public string Code { get; } = code;
}
