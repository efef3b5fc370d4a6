#pragma once

#include "core/base/result.h"
#include "core/time/rational.h"

#include <QByteArray>
#include <QString>

#include <pugixml.hpp>

#include <memory>
#include <optional>

namespace weft {

/// An XML document from an untrusted place: at most kMaxXmlDepth levels deep, with a bounded number
/// of elements and attributes, without entities of its own. Nothing outside it is ever opened.
class XmlText
{
public:
    /// @param name of the file, for sentences
    /// Errors (Project), naming file and line: not well-formed, too deep, too many elements, a
    /// document type that declares entities.
    static Result<XmlText> parse(const QByteArray &text, const QString &name);

    pugi::xml_node root() const { return m_document->document_element(); }
    const QString &name() const { return m_name; }

    /// The refusal "\"x.mlt\" cannot be read: line 12: …".
    tl::unexpected<Error> refuse(const pugi::xml_node &node, const QString &why) const;

private:
    XmlText() = default;
    int lineAt(std::ptrdiff_t offset) const;

    std::unique_ptr<pugi::xml_document> m_document;
    QByteArray m_text;
    QString m_name;
};

inline constexpr int kMaxXmlDepth = 100;

/// An attribute's value; empty if there is none.
QString attribute(const pugi::xml_node &node, const char *name);
/// The text of a child element; empty if there is none.
QString childText(const pugi::xml_node &node, const char *name);
/// A finite number written with a dot, whatever the locale. Nothing for anything else.
std::optional<double> parseNumber(const QString &text);

} // namespace weft
