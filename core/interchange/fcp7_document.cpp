#include "core/interchange/fcp7_document.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/import_draft.h"

namespace weft {

namespace {

pugi::xml_node whole(const pugi::xml_node &reference,
                     const std::map<QString, pugi::xml_node> &known)
{
    const auto found = known.find(attribute(reference, "id"));
    return found == known.end() ? reference : found->second;
}

} // namespace

bool isTrue(const QString &text)
{
    return text.compare(QLatin1String("TRUE"), Qt::CaseInsensitive) == 0;
}

bool isFalse(const QString &text)
{
    return text.compare(QLatin1String("FALSE"), Qt::CaseInsensitive) == 0;
}

Fcp7Document::Fcp7Document(XmlText xml)
    : m_xml(std::move(xml))
{
    index();
}

Result<Fcp7Document> Fcp7Document::parse(const QByteArray &text, const QString &name)
{
    auto xml = XmlText::parse(text, name);
    if (!xml)
        return fail(xml);
    if (QLatin1String(xml->root().name()) != QLatin1String("xmeml"))
        return xml->refuse(xml->root(),
                           tr("the outermost element is \"%1\" where Final Cut's XML has "
                              "\"xmeml\"")
                               .arg(QString::fromUtf8(xml->root().name()).left(80)));
    return Fcp7Document(*std::move(xml));
}

/// Notes the full element of every id, since later ones only refer to it, and the sequences that
/// are no clip's. Walks without recursion.
void Fcp7Document::index()
{
    for (pugi::xml_node node = m_xml.root(); node;) {
        const QLatin1String name(node.name());
        const bool isSequence = name == QLatin1String("sequence");
        const QString id = attribute(node, "id");
        if (node.first_child() && !id.isEmpty()) {
            if (isSequence)
                m_sequenceNodes.emplace(id, node);
            else if (name == QLatin1String("file"))
                m_fileNodes.emplace(id, node);
        }
        if (isSequence && node.child("media")
            && QLatin1String(node.parent().name()) != QLatin1String("clipitem"))
            m_ownSequences.push_back(node);
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node && node != m_xml.root() && !node.next_sibling())
            node = node.parent();
        node = node == m_xml.root() ? pugi::xml_node() : node.next_sibling();
    }
}

pugi::xml_node Fcp7Document::wholeSequence(const pugi::xml_node &reference) const
{
    return whole(reference, m_sequenceNodes);
}

pugi::xml_node Fcp7Document::wholeFile(const pugi::xml_node &reference) const
{
    return whole(reference, m_fileNodes);
}

Result<std::int64_t> Fcp7Document::number(const pugi::xml_node &node, const char *name,
                                          std::int64_t fallback) const
{
    const QString text = childText(node, name);
    if (text.isEmpty())
        return fallback;
    const auto exact = parseInteger(text);
    const auto value = exact ? std::optional(Rational(*exact)) : Rational::fromString(text);
    if (!value || *value > Rational(kMaxImportedFrame) || *value < Rational(-kMaxImportedFrame))
        return m_xml.refuse(node.child(name), tr("\"%1\" of \"%2\" is not a number of frames")
                                                  .arg(text.left(80), QString::fromLatin1(name)));
    return value->rounded(Rounding::Nearest);
}

Result<FrameRate> Fcp7Document::rateOf(const pugi::xml_node &node, const FrameRate &fallback) const
{
    const pugi::xml_node rate = node.child("rate");
    const QString text = childText(rate, "timebase");
    if (text.isEmpty())
        return fallback;
    const auto base = parseInteger(text);
    const bool isNtsc = isTrue(childText(rate, "ntsc"));
    const auto made = base && *base <= 1000
                          ? FrameRate::make(*base * (isNtsc ? 1000 : 1), isNtsc ? 1001 : 1)
                          : std::nullopt;
    if (!made)
        return m_xml.refuse(rate, tr("\"%1\" is not a frame rate").arg(text.left(80)));
    return *made;
}

} // namespace weft
