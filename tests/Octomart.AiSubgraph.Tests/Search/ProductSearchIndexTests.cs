using Octomart.AiSubgraph.Search;
using Octomart.AiSubgraph.Search.Facets;

namespace Octomart.AiSubgraph.Tests.Search;

public sealed class ProductSearchIndexTests : IDisposable
{
    private readonly ProductSearchIndex _index = SmallShop.Index();

    public void Dispose() => _index.Dispose();

    [Fact]
    public void A_word_in_the_title_ranks_above_the_same_word_in_the_description()
    {
        var ids = Ids("mouse");

        Assert.Equal(6, ids.Count);
        Assert.Equal("k1", ids[^1]);
    }

    [Fact]
    public void The_product_that_has_all_words_comes_first()
    {
        var ids = Ids("leather backpack");

        Assert.Equal("b1", ids[0]);
        Assert.Contains("b2", ids);
        Assert.Contains("b3", ids);
    }

    [Fact]
    public void Plural_case_and_accents_do_not_matter() => Assert.Equal(Ids("backpack"), Ids("BÁCKPACKS"));

    [Fact]
    public void A_brand_is_found() => Assert.Equal(["h1", "h2"], Ids("sony").Order());

    [Fact]
    public void A_blank_query_matches_everything_and_pages_once_through_all()
    {
        var seen = new List<string>();
        SearchCursor? after = null;
        SearchOutcome page;
        do
        {
            page = _index.Search(new SearchRequest(" ") { First = 5, After = after });
            seen.AddRange(page.Hits.Select(h => h.Document.Id));
            after = page.Hits[^1].Cursor;
        }
        while (page.HasNextPage);

        Assert.Equal(12, page.TotalCount);
        Assert.Equal(12, seen.Distinct().Count());
        Assert.Equal(12, seen.Count);
    }

    [Fact]
    public void Pages_of_a_ranking_follow_each_other_without_repeats()
    {
        var all = Ids("wireless mouse");

        var first = _index.Search(new SearchRequest("wireless mouse") { First = 3 });
        var second = _index.Search(new SearchRequest("wireless mouse") { First = 50, After = first.Hits[^1].Cursor });

        Assert.True(first.HasNextPage);
        Assert.False(second.HasNextPage);
        Assert.Equal(all, [.. first.Hits.Concat(second.Hits).Select(h => h.Document.Id)]);
    }

    [Fact]
    public void A_cursor_survives_its_text_form()
    {
        var cursor = _index.Search(new SearchRequest("mouse") { First = 1 }).Hits[0].Cursor;

        Assert.True(SearchCursor.TryParse(cursor.ToString(), out var parsed));
        Assert.Equal(cursor, parsed);
        Assert.False(SearchCursor.TryParse("bm9uc2Vuc2U", out _));
        Assert.False(SearchCursor.TryParse("%%%", out _));
    }

    [Fact]
    public void Prices_order_both_ways_and_unpriced_products_come_last()
    {
        _index.Upsert(SmallShop.Product("m9", "Mouse without price", cents: null));

        var rising = Ids("mouse", SearchOrder.PriceAscending);
        var falling = Ids("mouse", SearchOrder.PriceDescending);

        Assert.Equal("p1", rising[0]);
        Assert.Equal("k1", falling[0]);
        Assert.Equal("m9", rising[^1]);
        Assert.Equal("m9", falling[^1]);
    }

    [Fact]
    public void A_changed_product_is_found_by_its_new_words_only()
    {
        _index.Upsert(SmallShop.Product("m1", "Trackball", "Kensington"));

        Assert.Equal(["m1"], Ids("trackball"));
        Assert.DoesNotContain("m1", Ids("mouse"));
        Assert.Equal(12, _index.Count);
    }

    [Fact]
    public void A_removed_product_is_gone_from_hits_facets_and_completions()
    {
        _index.Remove("k1");
        _index.Remove("k1");

        Assert.Empty(Ids("keyboard"));
        Assert.Empty(_index.Complete("mechanical", 5));
        Assert.Equal(11, _index.Search(new SearchRequest("")).TotalCount);
    }

    [Fact]
    public void An_index_that_changed_a_lot_answers_like_a_fresh_one()
    {
        foreach (var round in Enumerable.Range(0, 5))
        {
            foreach (var id in new[] { "m1", "b2", "h1", "p1" })
            {
                _index.Upsert(SmallShop.Product(id, $"Temporary {round} mouse leather"));
            }
        }

        using var fresh = SmallShop.Index();
        foreach (var product in fresh.Search(new SearchRequest("") { First = 100 }).Hits)
        {
            _index.Upsert(product.Document);
        }

        foreach (var query in new[] { "mouse", "leather bag", "wireless", "sony headphones" })
        {
            var expected = fresh.Search(new SearchRequest(query)).Hits.Select(h => (h.Document.Id, h.Score));
            Assert.Equal(expected, _index.Search(new SearchRequest(query)).Hits.Select(h => (h.Document.Id, h.Score)));
        }

        Assert.Empty(_index.Complete("tempo", 5));
    }

    [Fact]
    public void Similar_products_share_what_the_product_is()
    {
        var similar = _index.Similar("m2", 3);

        Assert.All(similar, hit => Assert.Contains(SmallShop.Mice, hit.Document.Categories));
        Assert.DoesNotContain(similar, hit => hit.Document.Id == "m2");
        Assert.All(similar, hit => Assert.InRange(hit.Score, 0.0001, 1));
        Assert.Empty(_index.Similar("unknown", 3));
    }

    [Fact]
    public void A_product_that_is_taken_out_is_similar_to_none_at_once()
    {
        var gone = _index.Similar("m2", 3)[0].Document.Id;

        _index.Remove(gone);

        Assert.DoesNotContain(_index.Similar("m2", 3), hit => hit.Document.Id == gone);
    }

    [Fact]
    public void Filters_narrow_and_each_facet_still_shows_its_other_choices()
    {
        var criteria = SearchCriteria.None with { Brands = SearchCriteria.None.Brands.Add("logitech"), InStockOnly = true };

        var outcome = _index.Search(new SearchRequest("mouse") { Criteria = criteria });

        Assert.Equal(["m1", "m4", "p1"], outcome.Hits.Select(h => h.Document.Id).Order());
        Assert.Equal(3, outcome.TotalCount);
        var brands = outcome.Facets.Single(f => f.Kind == FacetKind.Brand).Buckets;
        Assert.Equal([("Logitech", 3), ("Microsoft", 1), ("Razer", 1)], brands.Select(b => (b.Value, b.Count)));
        var categories = outcome.Facets.Single(f => f.Kind == FacetKind.Category).Buckets;
        Assert.Equal([("cat_electronics", "Electronics", 3), ("cat_mice", "Computer mice", 2)], categories.Select(b => (b.Value, b.Label, b.Count)));
    }

    [Fact]
    public void A_price_filter_never_mixes_currencies()
    {
        _index.Upsert(SmallShop.Product("e1", "Mouse from Europe") with { Price = new SearchPrice(1500, "EUR") });

        var criteria = SearchCriteria.None with { PriceFrom = new SearchPrice(1000, "EUR"), PriceTo = new SearchPrice(2000, "EUR") };

        Assert.Equal(["e1"], _index.Search(new SearchRequest("mouse") { Criteria = criteria }).Hits.Select(h => h.Document.Id));
    }

    [Fact]
    public void Price_bands_cover_every_priced_match_exactly_once()
    {
        var outcome = _index.Search(new SearchRequest(""));

        var bands = outcome.Facets.Single(f => f.Kind == FacetKind.Price).Buckets;
        Assert.InRange(bands.Length, 2, 5);
        Assert.Equal(12, bands.Sum(b => b.Count));
        foreach (var band in bands)
        {
            var criteria = SearchCriteria.None with { PriceFrom = band.From, PriceTo = band.To };
            Assert.Equal(band.Count, _index.Search(new SearchRequest("") { Criteria = criteria }).TotalCount);
        }
    }

    private List<string> Ids(string query, SearchOrder sort = SearchOrder.Relevance) =>
        [.. _index.Search(new SearchRequest(query) { First = 100, Order = sort }).Hits.Select(h => h.Document.Id)];
}
