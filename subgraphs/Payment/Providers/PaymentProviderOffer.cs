namespace Octomart.PaymentSubgraph.Providers;

/// <summary>A way to pay that this shop offers.</summary>
/// <param name="Provider">Who moves the money.</param>
/// <param name="PublishableKey">Opens the provider's own form in a page; null when it has none, or the shop has not set it up.</param>
/// <param name="ScriptUrl">The provider's script that draws the form; null when it has none.</param>
/// <param name="SavesCards">Whether a signed-in buyer can keep a card with it.</param>
internal sealed record PaymentProviderOffer(Provider Provider, string? PublishableKey = null, string? ScriptUrl = null, bool SavesCards = false);
