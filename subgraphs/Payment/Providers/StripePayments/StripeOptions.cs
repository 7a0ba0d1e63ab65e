using System.ComponentModel.DataAnnotations;

namespace Octomart.PaymentSubgraph.Providers.StripePayments;

/// <summary>Stripe: section <c>Octomart:Payment:Stripe</c>. It is on when a key is set.</summary>
internal sealed class StripeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Payment:Stripe";

    /// <summary>The account's secret key. Default: none, which turns Stripe off.</summary>
    [RegularExpression("^(sk|rk)_(test|live)_.+$", ErrorMessage = "Stripe's secret key begins with sk_test_, sk_live_, rk_test_ or rk_live_; the publishable key (pk_...) is for the buyers' pages.")]
    public string? ApiKey { get; set; }

    /// <summary>
    /// The account's publishable key: with it the shop's pages show Stripe's own form. Default: none, and only programs can pay over Stripe.
    /// </summary>
    [RegularExpression("^pk_(test|live)_.+$", ErrorMessage = "Stripe's publishable key begins with pk_test_ or pk_live_; never give a secret key (sk_...) to pages.")]
    public string? PublishableKey { get; set; }

    /// <summary>Stripe's script, which draws the form. Default https://js.stripe.com/v3/, the only address that Stripe allows for real cards.</summary>
    [Required]
    [Url]
    public string ScriptUrl { get; set; } = "https://js.stripe.com/v3/";

    /// <summary>What webhooks are signed with (<c>whsec_...</c>). Without it, webhooks are refused and payments are followed up by asking.</summary>
    [RegularExpression("^whsec_.+$", ErrorMessage = "The secret of a webhook begins with whsec_: each endpoint has its own.")]
    public string? WebhookSecret { get; set; }

    /// <summary>What they were signed with before, while the secret is being rotated: both are good as long as this is set.</summary>
    [RegularExpression("^whsec_.+$", ErrorMessage = "The secret of a webhook begins with whsec_: each endpoint has its own.")]
    public string? PreviousWebhookSecret { get; set; }

    /// <summary>Whether a confirmed payment is taken by Stripe at once, or held and then taken by us. Default Automatic.</summary>
    public StripeCaptureMethod CaptureMethod { get; set; }

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

    /// <summary>A form of the test mode makes cards that a live account does not know, and the reverse.</summary>
    internal bool KeysAreOfOneMode => PublishableKey is not { } publishable || ApiKey is not { } secret || IsLive(publishable) == IsLive(secret);

    private static bool IsLive(string key) => key.Contains("_live_", StringComparison.Ordinal);
}

/// <summary>Who takes a payment that the buyer has confirmed.</summary>
internal enum StripeCaptureMethod
{
    /// <summary>Stripe, at once.</summary>
    Automatic,

    /// <summary>Stripe holds it, and we take it: of an order that is called off in between nothing has to be given back.</summary>
    Manual,
}
