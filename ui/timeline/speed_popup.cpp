#include "ui/timeline/speed_popup.h"

#include <QCheckBox>
#include <QCursor>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QFrame>
#include <QPushButton>

#include <cmath>

namespace weft::ui {

namespace {

void applySpeed(TimelineView &view, double percent, bool isReverse, bool keepsLength)
{
    const Rational speed(std::llround(percent * 100) * (isReverse ? -1 : 1), 10'000);
    std::set<ClipId> done;
    std::vector<Edit> edits;
    for (const ClipId clip : view.session().selection().clips()) {
        if (done.contains(clip))
            continue;
        for (const ClipId each : view.together(clip))
            done.insert(each);
        edits.push_back(SetSpeed{.clip = clip,
                                 .speed = speed,
                                 .keepLength = keepsLength,
                                 .linked = view.linksSelection()});
    }
    view.session().apply(TimelineView::tr("Change speed"), std::move(edits));
}

} // namespace

QWidget *showSpeedPopup(TimelineView &view)
{
    const auto clip = shownClip(view, view.session().selection().clips().back());
    const double speed = clip ? (*clip)->speed.toDouble() : 1;
    auto *const popup = new QFrame(nullptr, Qt::Popup);
    popup->setObjectName(QStringLiteral("speedPopup"));
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    popup->setWindowTitle(TimelineView::tr("Speed"));
    auto *const form = new QFormLayout(popup);
    auto *const percent = new QDoubleSpinBox;
    percent->setRange(0.1, 100'000);
    percent->setDecimals(2);
    percent->setSuffix(TimelineView::tr(" %"));
    percent->setValue(std::abs(speed) * 100);
    percent->selectAll();
    auto *const isReverse = new QCheckBox(TimelineView::tr("&Backwards"));
    isReverse->setChecked(speed < 0);
    auto *const keepsLength = new QCheckBox(TimelineView::tr("&Keep the clip's length"));
    auto *const apply = new QPushButton(TimelineView::tr("&Apply"));
    apply->setDefault(true);
    form->addRow(TimelineView::tr("&Speed"), percent);
    form->addRow(isReverse);
    form->addRow(keepsLength);
    form->addRow(apply);
    QObject::connect(apply, &QPushButton::clicked, popup,
                     [&view, popup, percent, isReverse, keepsLength] {
                         percent->interpretText();
                         applySpeed(view, percent->value(), isReverse->isChecked(),
                                    keepsLength->isChecked());
                         popup->close();
                     });
    QObject::connect(percent, &QDoubleSpinBox::editingFinished, popup, [apply, percent] {
        if (percent->hasFocus()) // by Enter, not by leaving the field
            apply->click();
    });
    popup->adjustSize();
    popup->move(QCursor::pos());
    popup->show();
    percent->setFocus();
    return popup;
}

} // namespace weft::ui
