
## Totals of a round

reporting-totals-heading = Số tổng hợp
reporting-totals-hint = Tính từ báo cáo đã gửi và đã công nhận. Đơn vị chưa báo cáo không tính là số 0. Bấm vào chỉ tiêu để xem từng đơn vị.
reporting-totals-title = Số liệu { $period } theo đơn vị
reporting-totals-lede = Mỗi số dẫn tới các báo cáo đứng sau nó.
reporting-totals-trail = Theo đơn vị
reporting-totals-trees = Chọn bộ máy
reporting-totals-as-is = Theo đơn vị hiện nay ({ $date })
reporting-totals-as-was = Theo cấp huyện, như ngày { $date }
reporting-totals-whole = Toàn đợt
reporting-totals-undivided = Không xếp được về một đơn vị
reporting-totals-undivided-why = Có báo cáo của đơn vị mà nay thành nhiều đơn vị, hoặc gộp từ nhiều đơn vị. Máy không tự chia số liệu: số đó đứng ở dòng cuối, để cộng các dòng vẫn bằng toàn đợt.
reporting-rows-trail = Một chỉ tiêu
reporting-rows-counted = Tổng hợp từ { $reported }/{ $owed } báo cáo, trong đó { $accepted } đã công nhận.
reporting-rows-nothing-arose = { $count } báo cáo nêu không phát sinh.
reporting-rows-waived = { $count } đơn vị được miễn.
reporting-rows-missing = Chưa có số của { $count } báo cáo: { $names }.
reporting-place-missing = chưa vào tổng
reporting-place-beside = để đối chiếu, không cộng
reporting-kind-in-period = Số trong kỳ.
reporting-kind-cumulative = Số lũy kế từ { $date }.
reporting-kind-at-date = Số tại ngày cuối kỳ.
reporting-no-number = không tính được
reporting-of-which = trong đó:
reporting-column-indicator = Chỉ tiêu
reporting-column-unit = Đơn vị tính
reporting-column-total = Toàn đợt
reporting-column-coverage = Tổng hợp từ
reporting-reports = báo cáo
reporting-draft-letter = Soạn công văn đôn đốc ({ $count })
reporting-draft-report = Soạn báo cáo tổng hợp
reporting-late = Quá { $count } ngày
reporting-kind-of-paper = báo cáo
reporting-annex-title = Số liệu theo đơn vị: chỉ tiêu { $codes }
reporting-annex-total = Tổng số
reporting-annex-part = Trong đó: { $name }
