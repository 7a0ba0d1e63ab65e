using Octomart.Contracts;

namespace Octomart.OrderSubgraph.Delivery;

/// <summary>A way to deliver one seller's parcel.</summary>
/// <param name="Code">Send it back to choose it: STANDARD or EXPRESS.</param>
/// <param name="Label">For people.</param>
/// <param name="Price">What it costs, tax included.</param>
/// <param name="EtaDays">How many days it takes at most; null when nobody knows.</param>
internal sealed record DeliveryChoice(string Code, string Label, Money Price, int? EtaDays);
