using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SocialFunnel.Reports;

/// <summary>The report in a real browser.</summary>
[Collection("azurite")]
public sealed class ReportPageTests(ReportPages pages) : IClassFixture<ReportPages>
{
    private static readonly int[] Widths = [320, 390, 768, 1440];

    [ChromiumFact]
    public async Task It_loads_without_an_error_asks_nobody_for_anything_and_draws_its_charts()
    {
        foreach (var scripts in new[] { true, false })
        {
            var (asked, errors) = (new List<string>(), new List<string>());
            await using var context = await pages.Context(1440, scripts: scripts);
            var page = await context.NewPageAsync();
            page.Console += (_, message) => errors.Add($"{message.Type}: {message.Text}");
            page.PageError += (_, error) => errors.Add(error);
            await page.RouteAsync("**/*", route =>
            {
                asked.Add(route.Request.Url);
                return route.ContinueAsync();
            });

            var answer = await page.GotoAsync(pages.Address("sample"), new() { WaitUntil = WaitUntilState.NetworkIdle });

            Assert.Equal(200, answer!.Status);
            Assert.Empty(errors);
            Assert.Equal([pages.Address("sample")], asked.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)));
            Assert.StartsWith("What pays: Kaffeewerk Berlin", await page.TitleAsync(), StringComparison.Ordinal);
            foreach (var chart in new[] { "#returns svg.row.good .whisker", "#money svg.row rect.second", "#next svg.row .bridge", "#growth svg.time.first rect", "#growth svg.time.second rect", "#presence svg.row circle.second", "#origins svg.row rect" })
            {
                var box = await page.Locator(chart).First.BoundingBoxAsync();
                Assert.True(box is { Width: > 1 } or { Height: > 1 }, $"{chart} is not drawn.");
            }
        }
    }

    [ChromiumFact]
    public async Task Whoever_has_a_keyboard_only_gets_everywhere_and_sees_where()
    {
        await using var context = await pages.Context(1440);
        var page = await context.NewPageAsync();
        await page.GotoAsync(pages.Address("sample"));

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().left >= 0"), "The skip link is not seen when it has the focus.");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));

        var reachable = await page.EvaluateAsync<int>("[...document.querySelectorAll('a[href],summary,[tabindex=\"0\"]')].filter(e => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })).length");
        await page.EvaluateAsync("() => { window.seen = new Set(); scrollTo(0, 0); document.activeElement.blur(); }");
        await page.ReloadAsync();
        await page.EvaluateAsync("() => { window.seen = new Set(); window.dim = []; }");
        for (var press = 0; press < reachable; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            await page.EvaluateAsync("() => { const e = document.activeElement; seen.add(e); if (getComputedStyle(e).outlineStyle === 'none') dim.push(e.outerHTML.slice(0, 80)); }");
        }

        Assert.Equal(reachable, await page.EvaluateAsync<int>("seen.size"));
        Assert.Empty(await page.EvaluateAsync<string[]>("dim"));

        await page.Locator("#returns details.why summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator("#returns details.why p").First.IsVisibleAsync());
    }

    [ChromiumFact]
    public async Task A_verdict_leads_to_its_evidence_and_a_number_to_its_meaning()
    {
        await using var context = await pages.Context(768);
        var page = await context.NewPageAsync();
        await page.GotoAsync(pages.Address("sample"));

        var why = page.Locator("#why-x");
        Assert.False(await why.IsVisibleAsync());
        await page.Locator("#returns a.chip[href='#why-x']").ClickAsync();
        await why.WaitForAsync();
        Assert.Contains("followers, 0 conversions", await why.InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("#returns thead a.term[href='#def-roi']").ClickAsync();
        Assert.True(await page.Locator("#def-roi").EvaluateAsync<bool>("e => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"));
    }

    [ChromiumTheory]
    [InlineData("sample", "window=90d")]
    [InlineData("sample", "window=all")]
    [InlineData("sample", "from=2026-11-01&to=2026-11-20")]
    [InlineData("empty", "window=90d")]
    [InlineData("costless", "window=365d")]
    [InlineData("many", "window=28d")]
    [InlineData("evil", "window=90d")]
    [InlineData("before", "window=90d")]
    public async Task Axe_finds_nothing_light_or_dark_narrow_or_wide(string brand, string query)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 390), (ColorScheme.Dark, 1440) })
        {
            await using var context = await pages.Context(width, scheme);
            var page = await context.NewPageAsync();
            await page.GotoAsync(pages.Address(brand, query));
            await page.EvaluateAsync("[...document.querySelectorAll('details')].slice(0, 14).forEach(e => e.open = true)");

            var found = await page.RunAxe();

            Assert.True(found.Violations.Length == 0, $"{scheme}, {width} px: {string.Join("; ", found.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Html))}"))}");
        }
    }

    [ChromiumTheory]
    [InlineData("sample", 100)]
    [InlineData("sample", 200)]
    [InlineData("many", 200)]
    [InlineData("evil", 200)]
    [InlineData("empty", 200)]
    public async Task Text_neither_overlaps_nor_is_cut_also_at_twice_its_size(string brand, int percent)
    {
        foreach (var width in Widths)
        {
            await using var context = await pages.Context(width);
            var page = await context.NewPageAsync();
            await page.GotoAsync(pages.Address(brand));
            await page.EvaluateAsync("percent => document.documentElement.style.fontSize = percent + '%'", percent);

            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{width} px at {percent} %: the page is wider than the screen.");
            var overlaps = await page.EvaluateAsync<string[]>(Overlaps);
            Assert.True(overlaps.Length == 0, $"{width} px at {percent} %: {string.Join("; ", overlaps.Take(8))}");
        }
    }

    [ChromiumFact]
    public async Task It_prints_on_paper_with_its_evidence_and_without_what_only_a_screen_needs()
    {
        await using var context = await pages.Context(1440, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await page.GotoAsync(pages.Address("sample"));

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await page.Locator(".top").IsVisibleAsync());
        Assert.True(await page.Locator("#why-x").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        var pdf = await page.PdfAsync(new() { Format = "A4", PrintBackground = true });
        Assert.True(pdf.Length > 20_000);
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
    }

    // Lines of text that lie on each other, and text that is cut off by its own box. What is there for screen readers only is left out.
    private const string Overlaps =
        """
        () => {
          const found = [], lines = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const parent = node.parentElement;
            if (!node.data.trim() || parent.closest('.unseen, .skip') || !parent.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })) continue;
            if (parent.closest('thead') && getComputedStyle(parent.closest('thead')).position === 'absolute') continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects())
              if (box.width > 1 && box.height > 1) lines.push({ node, box, text: node.data.trim().slice(0, 30) });
            const style = getComputedStyle(parent);
            if (style.overflowX === 'hidden' && parent.scrollWidth > parent.clientWidth + 1) found.push('cut: ' + node.data.trim().slice(0, 40));
          }
          lines.sort((a, b) => a.box.top - b.box.top);
          for (let i = 0; i < lines.length; i++)
            for (let j = i + 1; j < lines.length && lines[j].box.top < lines[i].box.bottom; j++) {
              const [a, b] = [lines[i].box, lines[j].box];
              const width = Math.min(a.right, b.right) - Math.max(a.left, b.left), height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (width > 2 && height > Math.min(a.height, b.height) * 0.4) found.push(`'${lines[i].text}' lies on '${lines[j].text}'`);
            }
          return found;
        }
        """;
}
