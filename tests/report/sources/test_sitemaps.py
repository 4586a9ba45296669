"""Sitemaps."""

from dragoman.report.sources.records import Entry
from dragoman.report.sources.sitemaps import Sitemap, read_sitemap


def test_sitemaps_news_gives_date_title_and_outlet() -> None:
    text = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="image" xmlns:news="news">
    <url><i:image><i:loc>http://n.example/a.jpg</i:loc><i:title>A photo</i:title></i:image>
      <loc> http://n.example/a </loc>
      <news:news><news:publication><news:name>The Post</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2025-10-18T08:00:00+02:00</news:publication_date><news:title>Talks open</news:title>
      </news:news></url>
    <url><loc>http://n.example/b</loc><lastmod>2025-10-19</lastmod></url><url><lastmod>2025-10-19</lastmod></url>
    <url><loc>http://n.example/c</loc><lastmod>yesterday</lastmod></url></urlset>"""
    day = "2025-10-18T08:00:00+02:00"
    assert read_sitemap(text, "It") == Sitemap(
        (
            Entry(1, "http://n.example/a", "Talks open", day, day, "The Post"),
            Entry(2, "http://n.example/b", changed="2025-10-19"),
            Entry(3, "http://n.example/c"),
        ),
        (),
    )


def test_sitemaps_index_gives_sitemaps() -> None:
    text = (
        "<sitemapindex><sitemap><loc>http://n.example/1.xml</loc><lastmod>2025-10-18</lastmod></sitemap></sitemapindex>"
    )
    assert read_sitemap(text, "It") == Sitemap((), (Entry(1, "http://n.example/1.xml", changed="2025-10-18"),))
