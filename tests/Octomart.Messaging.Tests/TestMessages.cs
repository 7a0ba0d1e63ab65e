namespace Octomart.Messaging.Tests;

internal sealed record ItemAdded(string ItemId, int Quantity);

internal sealed record ItemRemoved(string ItemId);
