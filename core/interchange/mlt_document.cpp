#include "core/interchange/mlt_document.h"

#include "core/base/parse_integer.h"
#include "core/base/translate.h"
#include "core/interchange/import_draft.h"

#include <QColor>
#include <QRegularExpression>

namespace weft {

namespace {

constexpr int kMaxProperties = 1000;

bool isService(const pugi::xml_node &node)
{
    static const QStringList names{QStringLiteral("producer"), QStringLiteral("chain"),
                                   QStringLiteral("playlist"), QStringLiteral("tractor"),
                                   QStringLiteral("multitrack")};
    return names.contains(QString::fromUtf8(node.name()));
}

bool isSound(std::int64_t frame)
{
    return frame >= -kMaxImportedFrame && frame <= kMaxImportedFrame;
}

} // namespace

Result<MltDocument> MltDocument::parse(const QByteArray &text, const QString &name)
{
    auto xml = XmlText::parse(text, name);
    if (!xml)
        return fail(xml);
    MltDocument document(*std::move(xml));
    if (QLatin1String(document.root().name()) != QLatin1String("mlt"))
        return document.m_xml.refuse(document.root(),
                                     tr("the outermost element is \"%1\" where MLT XML has \"mlt\"")
                                         .arg(QString::fromUtf8(document.root().name()).left(80)));
    if (const Status status = document.readRate(); !status)
        return fail(status);
    if (const Status status = document.index(); !status)
        return fail(status);
    return document;
}

Status MltDocument::readRate()
{
    const pugi::xml_node profile = root().child("profile");
    if (!profile)
        return {};
    const auto numerator = parseInteger(attribute(profile, "frame_rate_num"));
    const auto denominator = parseInteger(attribute(profile, "frame_rate_den"));
    if (!numerator || !denominator || *denominator == 0)
        return m_xml.refuse(profile, tr("the profile has no frame rate"));
    const auto exact = FrameRate::make(*numerator, *denominator);
    const auto rate = exact ? FrameRate::nearest(exact->toRational()) : exact;
    if (!rate)
        return m_xml.refuse(profile, tr("the frame rate %1/%2 is not between 1 and 1000")
                                         .arg(*numerator)
                                         .arg(*denominator));
    m_rate = *rate;
    return {};
}

Status MltDocument::index()
{
    for (const pugi::xml_node &node : root().children()) {
        const QString id = attribute(node, "id");
        if (!isService(node) || id.isEmpty())
            continue;
        if (!m_services.emplace(id, node).second)
            return m_xml.refuse(node, tr("the id \"%1\" is used twice").arg(id.left(80)));
    }
    return {};
}

pugi::xml_node MltDocument::service(const QString &id) const
{
    const auto found = m_services.find(id);
    return found == m_services.end() ? pugi::xml_node() : found->second;
}

pugi::xml_node MltDocument::target(const pugi::xml_node &user) const
{
    if (const QString id = attribute(user, "producer"); !id.isEmpty())
        return service(id);
    return user.find_child(isService);
}

pugi::xml_node MltDocument::played() const
{
    const pugi::xml_node named = service(attribute(root(), "producer"));
    if (named && QLatin1String(named.name()) == QLatin1String("tractor"))
        return named;
    pugi::xml_node last;
    for (const pugi::xml_node &tractor : root().children("tractor"))
        last = tractor;
    if (last)
        return last;
    for (const pugi::xml_node &playlist : root().children("playlist")) {
        if (attribute(playlist, "id") != QLatin1String("main_bin"))
            last = playlist;
    }
    return last;
}

std::optional<std::int64_t> MltDocument::framesOf(const QString &text) const
{
    const QString trimmed = text.trimmed();
    if (const auto frame = parseInteger(trimmed))
        return isSound(*frame) ? frame : std::nullopt;
    static const QRegularExpression clock(
        QStringLiteral("^(-?)(\\d{1,6}):(\\d{1,2}):(\\d{1,2}(?:[.,]\\d{1,9})?)$"));
    static const QRegularExpression timecode(
        QStringLiteral("^(\\d{1,6}):(\\d{1,2}):(\\d{1,2})[:;](\\d{1,3})$"));
    if (const auto match = clock.match(trimmed); match.hasMatch()) {
        QString last = match.captured(4);
        const auto seconds = Rational::fromString(last.replace(QLatin1Char(','), QLatin1Char('.')));
        if (!seconds)
            return {};
        const Rational sum = Rational(match.captured(2).toLongLong() * 3600
                                      + match.captured(3).toLongLong() * 60)
                             + *seconds;
        const std::int64_t frame = m_rate.frameAt(sum, Rounding::Nearest);
        return match.captured(1).isEmpty() ? frame : -frame;
    }
    if (const auto match = timecode.match(trimmed); match.hasMatch()) {
        const std::int64_t seconds = match.captured(1).toLongLong() * 3600
                                     + match.captured(2).toLongLong() * 60
                                     + match.captured(3).toLongLong();
        return seconds * m_rate.timecodeBase() + match.captured(4).toLongLong();
    }
    return {};
}

Result<std::int64_t> MltDocument::frames(const pugi::xml_node &node, const char *name,
                                         std::int64_t fallback) const
{
    const QString text = attribute(node, name);
    if (text.isEmpty())
        return fallback;
    if (const auto frame = framesOf(text))
        return *frame;
    return m_xml.refuse(node, tr("\"%1\" of \"%2\" is not a time")
                                  .arg(text.left(80), QString::fromLatin1(name)));
}

QString mltProperty(const pugi::xml_node &service, const char *name)
{
    int looked = 0;
    for (const pugi::xml_node &child : service.children()) {
        if (++looked > kMaxProperties)
            break;
        if (QLatin1String(child.name()) == QLatin1String("property")
            && QLatin1String(child.attribute("name").value()) == QLatin1String(name))
            return QString::fromUtf8(child.text().get());
    }
    return QString::fromUtf8(service.attribute(name).value());
}

bool isMltService(const pugi::xml_node &service, const char *name)
{
    return mltProperty(service, "mlt_service") == QLatin1String(name);
}

std::optional<Colour> mltColour(const QString &text)
{
    QString digits = text.trimmed();
    bool alphaLast = false;
    if (digits.startsWith(QLatin1String("0x"), Qt::CaseInsensitive)) {
        alphaLast = true;
        digits.remove(0, 2);
    } else if (digits.startsWith(QLatin1Char('#'))) {
        digits.remove(0, 1);
    } else if (digits == QLatin1String("0")) {
        return Colour{0, 0, 0, 0};
    } else {
        if (!QColor::isValidColor(digits.toLower()))
            return {};
        const QColor named(digits.toLower());
        return Colour{static_cast<std::uint8_t>(named.red()),
                      static_cast<std::uint8_t>(named.green()),
                      static_cast<std::uint8_t>(named.blue()), 255};
    }
    bool ok = false;
    const std::uint32_t value = digits.toUInt(&ok, 16);
    if (!ok || (digits.size() != 6 && digits.size() != 8))
        return {};
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>(value >> shift & 255U); };
    if (digits.size() == 6)
        return Colour{byte(16), byte(8), byte(0), 255};
    if (alphaLast)
        return Colour{byte(24), byte(16), byte(8), byte(0)};
    return Colour{byte(16), byte(8), byte(0), byte(24)};
}

QString mltColourText(const Colour &colour)
{
    QString text = QStringLiteral("#");
    for (const int part : {colour.alpha, colour.red, colour.green, colour.blue})
        text += QStringLiteral("%1").arg(part, 2, 16, QLatin1Char('0'));
    return text;
}

} // namespace weft
