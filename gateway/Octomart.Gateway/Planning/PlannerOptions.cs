namespace Octomart.Gateway.Planning;

/// <summary>Guardrails: a hostile operation ends in an error, not in a busy processor.</summary>
internal sealed record PlannerOptions
{
    /// <summary>Fields looked up while planning one operation.</summary>
    public int MaxSteps { get; init; } = 200_000;

    /// <summary>Ways kept for one field. More find rarer plans and take longer.</summary>
    public int MaxWaysPerField { get; init; } = 12;

    /// <summary>Choices tried after the first good plan.</summary>
    public int MaxChoices { get; init; } = 20_000;

    /// <summary>Leaf fields of one operation, counted per object type.</summary>
    public int MaxLeaves { get; init; } = 20_000;
}
