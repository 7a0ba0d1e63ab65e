namespace Octomart.Hazards.Bench.Mutations;

/// <summary>Units that are sold twice, or never come back.</summary>
internal static class StockMutations
{
    public static IReadOnlyList<Mutation> List { get; } =
    [
        new(
            "oversell",
            "an order is accepted although too little is left",
            "subgraphs/Product/Stock/StockReserve.cs",
            ".Where(line => line.Available < line.Requested)",
            ".Where(_ => false)",
            Proof.Tests("ProductSubgraph", "Fifty_orders_race_for_ten_units_and_exactly_ten_get_one")),
        new(
            "oversell",
            "a write from a stale read overwrites what others wrote",
            "subgraphs/Store/Sqlite/SqliteWriter.cs",
            "body = jsonb($p1) WHERE id = $p0 AND version = $p2",
            "body = jsonb($p1) WHERE id = $p0 AND $p2 = $p2",
            Proof.Tests("Store", "SqliteRaceTests.A_lost_race_runs_the_body_again_on_fresh_data", "SqliteRaceTests.Sixty_four_writers_lose_no_update")),
        new(
            "oversell",
            "whatever a caller computes is stored, also less than nothing",
            "subgraphs/Product/Stock/InventoryLevel.cs",
            "level is { Reserved: >= 0, Available: >= 0 }",
            "level is not null",
            Proof.Tests("ProductSubgraph", "InventoryLevelTests.Nothing_becomes_less_than_nothing")),
        new(
            "oversell",
            "in the whole shop: an order is accepted although too little is left",
            "subgraphs/Product/Stock/StockReserve.cs",
            "if (shortages.Count > 0)",
            "if (shortages.Count > 1)",
            Proof.Tests("Supergraph", "Fifty_placements_at_once_on_ten_units_give_exactly_ten_orders")),
        new(
            "reservations that never end",
            "units of an unpaid order stay reserved",
            "subgraphs/Product/Stock/ReservationEnd.cs",
            "reservation.Status == StockReservationStatus.Reserved && reservation.ExpiresAt <= clock.GetUtcNow()",
            "reservation.Status == StockReservationStatus.Reserved && reservation.ExpiresAt == default",
            Proof.Tests("ProductSubgraph", "Unpaid_reservation_expires_and_a_late_commit_says_so")),
        new(
            "reservations that never end",
            "a payment that comes too late takes units that were given up",
            "subgraphs/Product/Stock/StockCommit.cs",
            "{ Status: StockReservationStatus.Expired } late =>",
            "{ Status: StockReservationStatus.Expired, OrderId: \"\" } late =>",
            Proof.Tests("ProductSubgraph", "Unpaid_reservation_expires_and_a_late_commit_says_so")),
    ];
}
