using Octomart.Supergraph.Tests.Journeys;

namespace Octomart.Fleet.Tests;

/// <summary>The whole purchase, through two gateways and two of every subgraph.</summary>
[RequiresFleet]
[Collection(FleetCollection.Name)]
public sealed class CheckoutTests(FleetFixture fleet) : CheckoutJourneys(fleet);

/// <summary>Accounts: each request may meet another replica of Auth.</summary>
[RequiresFleet]
[Collection(FleetCollection.Name)]
public sealed class AccountTests(FleetFixture fleet) : AccountJourneys(fleet);
