using Octomart.AiSubgraph.Evaluation;

namespace Octomart.AiSubgraph.Tests;

/// <summary>A fact about the sets in ../shared/data beside the checkout; skipped, and said so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EvaluationFactAttribute : FactAttribute
{
    public EvaluationFactAttribute(params string[] files)
    {
        if (EvaluationData.Find()?.Has(files) is not true)
        {
            Skip = $"Needs {string.Join(", ", files)} in ../shared/data beside the checkout.";
        }
    }
}
