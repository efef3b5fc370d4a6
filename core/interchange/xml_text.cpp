#include "core/interchange/xml_text.h"

#include "core/base/translate.h"

#include <algorithm>
#include <cmath>

namespace weft {

namespace {

/// Every element needs a '<' and every attribute a '='; each costs about 64 bytes once read.
constexpr qsizetype kMaxXmlItems = 4'000'000;

tl::unexpected<Error> refusal(const QString &name, const QString &why)
{
    return fail(ErrorKind::Project, tr("\"%1\" cannot be read: %2").arg(name, why));
}

/// The first element beyond the greatest depth. Walks without recursion.
pugi::xml_node tooDeep(const pugi::xml_node &root)
{
    int depth = 0;
    for (pugi::xml_node node = root; node;) {
        if (depth > kMaxXmlDepth)
            return node;
        if (const pugi::xml_node child = node.first_child()) {
            node = child;
            ++depth;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return {};
}

} // namespace

Result<XmlText> XmlText::parse(const QByteArray &text, const QString &name)
{
    if (text.count('<') + text.count('=') > kMaxXmlItems)
        return refusal(name, tr("it has more than %1 elements and attributes.").arg(kMaxXmlItems));
    if (text.contains("<!ENTITY"))
        return refusal(name, tr("it declares entities, which may grow without end or name other "
                                "files; no editor writes them."));
    XmlText xml;
    xml.m_document = std::make_unique<pugi::xml_document>();
    xml.m_text = text;
    xml.m_name = name;
    const pugi::xml_parse_result result = xml.m_document->load_buffer(text.constData(),
                                                                      static_cast<std::size_t>(
                                                                          text.size()));
    if (!result)
        return refusal(name, tr("line %1: %2.")
                                 .arg(xml.lineAt(result.offset))
                                 .arg(QString::fromLatin1(result.description())));
    if (const pugi::xml_node deep = tooDeep(xml.root()))
        return xml.refuse(deep, tr("elements lie more than %1 levels deep").arg(kMaxXmlDepth));
    return xml;
}

tl::unexpected<Error> XmlText::refuse(const pugi::xml_node &node, const QString &why) const
{
    return refusal(m_name, tr("line %1: %2.").arg(lineAt(node.offset_debug())).arg(why));
}

int XmlText::lineAt(std::ptrdiff_t offset) const
{
    const auto end = m_text.begin()
                     + std::clamp<std::ptrdiff_t>(offset, 0,
                                                  static_cast<std::ptrdiff_t>(m_text.size()));
    return 1 + static_cast<int>(std::count(m_text.begin(), end, '\n'));
}

QString attribute(const pugi::xml_node &node, const char *name)
{
    return QString::fromUtf8(node.attribute(name).value());
}

QString childText(const pugi::xml_node &node, const char *name)
{
    return QString::fromUtf8(node.child(name).text().get()).trimmed();
}

std::optional<double> parseNumber(const QString &text)
{
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok); // QString's numbers know no locale
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace weft
