using Octomart.PaymentProviders.Stub.Stripe;

namespace Octomart.PaymentSubgraph.Tests.Providers.StripePayments;

/// <summary>A test that needs Stripe's OpenAPI document; without it, it is skipped and says so.</summary>
public sealed class SpecFactAttribute : FactAttribute
{
    public SpecFactAttribute()
    {
        if (StripeSpec.Instance is null)
        {
            Skip = "NOT TESTED: Stripe's OpenAPI document (../shared/data/specs) is not here, so requests and answers were not held against it.";
        }
    }
}
