#include "core/interchange/mlt_output.h"

#include <array>
#include <sstream>

namespace weft {

namespace {

QByteArray xmlSafe(const QString &text)
{
    QString safe;
    for (const QChar letter : text) {
        if (letter >= QLatin1Char(' ') || letter == QLatin1Char('\n')
            || letter == QLatin1Char('\t'))
            safe += letter;
    }
    return safe.toUtf8();
}

} // namespace

MltOutput::MltOutput(const Project &project, const TimelineWriteOptions &options,
                     const SequenceSettings &profile, QStringList &notCarried)
    : m_project(project)
    , m_options(options)
    , m_profile(profile)
    , m_notCarried(notCarried)
    , m_root(m_document.append_child("mlt"))
{
    setAttribute(m_root, "LC_NUMERIC", QStringLiteral("C"));
    setAttribute(m_root, "version", QStringLiteral("7.12.0"));
    writeProfile();
}

void MltOutput::writeProfile()
{
    pugi::xml_node profile = m_root.append_child("profile");
    const Rational shape(m_profile.width, m_profile.height);
    const char *colourspace = m_profile.colour.matrix == ColourMatrix::Bt601    ? "601"
                              : m_profile.colour.matrix == ColourMatrix::Bt2020 ? "2020"
                                                                                : "709";
    const std::array<std::pair<const char *, std::int64_t>, 9> numbers{
        {{"width", m_profile.width},
         {"height", m_profile.height},
         {"progressive", 1},
         {"sample_aspect_num", 1},
         {"sample_aspect_den", 1},
         {"display_aspect_num", shape.numerator()},
         {"display_aspect_den", shape.denominator()},
         {"frame_rate_num", m_profile.rate.numerator()},
         {"frame_rate_den", m_profile.rate.denominator()}}};
    for (const auto &[name, value] : numbers)
        setAttribute(profile, name, QString::number(value));
    setAttribute(profile, "colorspace", QString::fromLatin1(colourspace));
}

void MltOutput::note(const Sequence &sequence, const Track &track, std::int64_t frame,
                     const QString &what)
{
    note(QStringLiteral("%1: %2").arg(placeText(sequence, track, frame), what));
}

pugi::xml_node MltOutput::addService(const char *name, const char *idPrefix)
{
    pugi::xml_node node = m_root.append_child(name);
    setAttribute(node, "id",
                 QString::fromLatin1(idPrefix) + QString::number(m_counters[idPrefix]++));
    return node;
}

QByteArray MltOutput::text() const
{
    std::ostringstream stream;
    m_document.save(stream, " ", pugi::format_default, pugi::encoding_utf8);
    return QByteArray::fromStdString(stream.str());
}

QString mltId(const pugi::xml_node &service)
{
    return QString::fromUtf8(service.attribute("id").value());
}

void setAttribute(pugi::xml_node node, const char *name, const QString &value)
{
    node.append_attribute(name) = value.toUtf8().constData();
}

void setProperty(pugi::xml_node service, const char *name, const QString &value)
{
    pugi::xml_node property = service.append_child("property");
    property.append_attribute("name") = name;
    property.text() = xmlSafe(value).constData();
}

void setProperty(pugi::xml_node service, const char *name, std::int64_t value)
{
    setProperty(service, name, QString::number(value));
}

void setRange(pugi::xml_node node, std::int64_t in, std::int64_t length)
{
    setAttribute(node, "in", QString::number(in));
    setAttribute(node, "out", QString::number(in + length - 1));
}

QString mltNumber(double value)
{
    return QString::number(value, 'g', 12);
}

} // namespace weft
