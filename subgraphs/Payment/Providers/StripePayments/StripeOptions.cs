using System.ComponentModel.DataAnnotations;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>Stripe: section <c>Octomart:Payment:Stripe</c>. It is on when a key is set.</summary>
internal sealed class StripeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Payment:Stripe";

    /// <summary>The account's secret key. Default: none, which turns Stripe off.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What webhooks are signed with (<c>whsec_...</c>). Without it, webhooks are refused and payments are followed up by asking.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>The API's address. Default https://api.stripe.com.</summary>
    [Required]
    [Url]
    public string ApiBase { get; set; } = "https://api.stripe.com";

    /// <summary>Where the shop is: buyers come back to it from their bank. Default http://127.0.0.1:5000.</summary>
    [Required]
    [Url]
    public string ShopUrl { get; set; } = "http://127.0.0.1:5000";

    /// <summary>How long Stripe may take. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);
}
