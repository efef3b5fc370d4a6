#pragma once

#include "core/interchange/xml_text.h"
#include "core/time/frame_rate.h"

#include <map>
#include <vector>

namespace weft {

/// A Final Cut 7 XML document with its sequences and files by id, and its notation of numbers.
class Fcp7Document
{
public:
    /// Errors (Project): as parseFcp7().
    static Result<Fcp7Document> parse(const QByteArray &text, const QString &name);

    const XmlText &xml() const { return m_xml; }
    /// The sequences that are no clip's, in the order of the document.
    const std::vector<pugi::xml_node> &ownSequences() const { return m_ownSequences; }
    /// An element written once and referred to by its id elsewhere, in full.
    pugi::xml_node wholeSequence(const pugi::xml_node &reference) const;
    pugi::xml_node wholeFile(const pugi::xml_node &reference) const;

    /// A child's whole number; `fallback` where it is absent. Errors (Project): no number.
    Result<std::int64_t> number(const pugi::xml_node &node, const char *name,
                                std::int64_t fallback) const;
    /// "timebase" frames a second, or 1000/1001 of that. Errors (Project): no rate.
    Result<FrameRate> rateOf(const pugi::xml_node &node, const FrameRate &fallback) const;

private:
    explicit Fcp7Document(XmlText xml);
    void index();

    XmlText m_xml;
    std::map<QString, pugi::xml_node> m_sequenceNodes; ///< by id, in full
    std::map<QString, pugi::xml_node> m_fileNodes;
    std::vector<pugi::xml_node> m_ownSequences;
};

/// "TRUE" or "FALSE" in any case.
bool isTrue(const QString &text);
bool isFalse(const QString &text);

} // namespace weft
