#pragma once

#include "core/interchange/xml_text.h"
#include "core/model/colour.h"
#include "core/time/frame_rate.h"

#include <map>

namespace weft {

/// An MLT XML document with its services by id and its notation of time, numbers and colours.
class MltDocument
{
public:
    /// Errors (Project): as parseMlt().
    static Result<MltDocument> parse(const QByteArray &text, const QString &name);

    const XmlText &xml() const { return m_xml; }
    pugi::xml_node root() const { return m_xml.root(); }
    const FrameRate &rate() const { return m_rate; }

    /// The service of an id; nothing for an unknown one.
    pugi::xml_node service(const QString &id) const;
    /// The service that a track or an entry plays: by its producer attribute, or written inside it.
    pugi::xml_node target(const pugi::xml_node &user) const;
    /// The service that the document plays.
    pugi::xml_node played() const;

    /// A position or length in frames: "250", "00:00:10.000", "00:00:10:00". `fallback` where the
    /// attribute is absent. Errors (Project): none of these, or too far from 0.
    Result<std::int64_t> frames(const pugi::xml_node &node, const char *attribute,
                                std::int64_t fallback) const;
    /// The same notation in a property's text; nothing where it is none.
    std::optional<std::int64_t> framesOf(const QString &text) const;

private:
    MltDocument(XmlText xml)
        : m_xml(std::move(xml))
    {}
    Status index();
    Status readRate();

    XmlText m_xml;
    FrameRate m_rate;
    std::map<QString, pugi::xml_node> m_services;
};

/// A property's text; empty if there is none. Looks at a service's first thousand children.
QString mltProperty(const pugi::xml_node &service, const char *name);
bool isMltService(const pugi::xml_node &service, const char *name);

/// "#aarrggbb", "#rrggbb", "0xrrggbbaa", a colour's English name.
std::optional<Colour> mltColour(const QString &text);
/// "#aarrggbb"
QString mltColourText(const Colour &colour);

} // namespace weft
